"""English: what stands around articles."""

from briefing.extract.words.vocabulary import Vocabulary

ENGLISH = Vocabulary(
    times="""
    a about added ago am an and at created d date day days edited first from h hour hours hr hrs in just last m
    midnight min mins minute minutes modified month months noon now of on originally p pm posted published read
    reading s second seconds since th st nd rd the time today tonight updated update w was week weeks year years
    yesterday yr yrs +
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    a.m p.m gmt utc bst cet cest et est edt ct cst cdt mt mst mdt pt pst pdt ist sgt hkt jst aest aedt
    """,
    time_marks="ago yesterday today tonight now noon midnight",
    bars="""
    share shares sharing facebook twitter x whatsapp linkedin pinterest reddit telegram email e-mail mail messenger
    instagram youtube tiktok threads bluesky mastodon tumblr flipboard pocket copy copied link links url print save
    saved tweet like likes comment comments bookmark follow send post subscribe via this article story to on in by
    home homepage news menu search login log sign up register sport sports business politics opinion culture weather
    world local entertainment lifestyle tech technology science health travel video videos photos pictures podcasts
    podcast newsletter newsletters about us contact help faq privacy terms cookies cookie policy advertise careers
    jobs sitemap rss feed back top next previous prev more less show hide view all read close skip content main
    navigation settings account profile my logout out language english play pause mute unmute listen watch live embed
    download app apps open loading zoom fullscreen gallery accept reject decline agree ok got it learn manage
    preferences options reply report replies views a a+ a- aa font size text smaller larger of or and the
    """,
    bar_marks="""
    search share shares sharing facebook twitter whatsapp linkedin pinterest reddit telegram email e-mail
    messenger instagram youtube tiktok flipboard copy copied link url print save tweet likes comment comments
    bookmark subscribe home homepage menu login log sign register newsletter newsletters contact faq privacy
    cookies cookie advertise sitemap rss next previous prev close skip navigation settings account profile
    logout play pause mute embed download loading zoom fullscreen gallery accept reject decline ok preferences
    reply replies a+ a-
    """,
    lines="""
    advertisement; advertisements; advertising; ad; ads; sponsored; sponsored content; paid content; promoted;
    promoted content; paid partner content; partner content; article continues below; article continues after
    ad; article continues below advertisement; story continues below; story continues below advertisement; story
    continues after advertisement; scroll to continue; scroll to continue reading; continue reading; continue
    reading the main story; read full story; read the full story; read full article; read the full article; read
    more; read also; see also; also read; show more; load more; more; more news; more stories; more info;
    recommended; recommended for you; recommended stories; related; related articles; related stories; related
    content; related news; related links; related topics; related posts; related video; related coverage; more
    on this story; more on this topic; more on this; more from this author; more to read; top stories; latest
    news; most read; most popular; most viewed; most commented; popular now; trending; trending now; editor's
    picks; editors' picks; don't miss; you may also like; you might also like; you may be interested in; up
    next; read next; what to read next; in this article; on this page; table of contents; contents; tags;
    topics; watch; listen; listen to this article; listen to article; audio; transcript; enlarge image; click to
    enlarge; view image in fullscreen; open image in gallery; image caption; media caption; image source; image
    copyright; file photo; photo gallery; view gallery; view comments; leave a comment; leave a reply; join the
    conversation; join the discussion; post a comment; comments are closed; no comments; be the first to
    comment; report a typo; report an error; corrections; video unavailable; our standards: the thomson reuters
    trust principles; this video can not be played; javascript is disabled; this content is not available in
    your region; all rights reserved; cookie settings; cookie preferences; your privacy choices; sign in to
    continue; already a subscriber? log in; already a subscriber? sign in; add as preferred source; add as a
    preferred source on google; about the author; about the authors; about this author; written by; reporting
    by; supported by; exclusive; premium; 0 min read; 0 minute read; pin it; share it; tweet it; flip it; email
    this; print this; save for later; skip to content; back to top; subscribe; subscribe now; sign up; sign up
    now; log in; filed under; published; updated; copied to clipboard; key points; key takeaways; at a glance;
    highlights; email (required); required; buy now; buy photo; story saved; quote; reply with quote; was this
    helpful; text size; small; medium; large; listen on the go; your five-day forecast; five-day forecast;
    weather forecast; press enter or click to view image in full size; next slide; previous slide; most shared;
    also this week; stay in the know; get started; open in app; open app; give this article; related internet
    links; remove ads; vote; view results; see results; stock quotes; team news and odds; printer-friendly
    version; show purposes; i accept
    """,
    starts="""
    share this; share on; share via; share your; tweet this; sign up for; sign up to; sign up here; sign up now;
    sign me up; subscribe to; subscribe now; subscribe for; subscribe today; get the latest; get our; get daily;
    get breaking news; get more stories; stay up to date with; stay informed with; stay on top of; join our;
    join us on; join thousands of; follow us; follow him on; follow her on; follow them on; follow the author;
    follow @; like us on; find us on; connect with us; download our; download the app; download the free; enter
    your email; your email address; thank you for signing up; thanks for signing up; thank you for subscribing;
    please enable; enable javascript; please verify; please log in; please sign in; sign in to; log in to;
    register for free; create a free account; create an account; become a member; become a subscriber; support
    our journalism; support independent journalism; click here; tap here; click to; read more:; read more about;
    read more at; read more from; read more on; read more -; read more |; read also; read the rest; read next:;
    also read; also see:; must read:; see also; see more:; read this next; related:; related story:; related
    post:; related reading:; related article:; related articles:; related stories:; related |; more on this:;
    more stories from; more like this; more about:; don't miss:; watch live:; watch now:; watch the video; watch
    this; listen now:; listen to this; recommended:; recommended |; trending:; tags:; tag:; topics:; keywords:;
    filed under; categories:; category:; published:; published in:; updated:; this article was originally
    published; this article originally appeared; this story was originally published; this story originally
    appeared; this article first appeared; this story has been shared; this post may contain affiliate; this
    article may contain affiliate; this article contains affiliate; we may earn; when you buy through; when you
    purchase through; if you buy through; if you click a link; products featured; this site uses cookies; this
    website uses cookies; we use cookies; we and our partners; by clicking; by continuing to; by signing up; by
    subscribing; by submitting; by registering; by using this; by entering your email; you can unsubscribe; you
    consent to; unsubscribe at any time; no spam; copyright ©; copyright (c); copyright 0; © 0; ©; (c) 0; all
    rights reserved; terms of service; terms of use:; terms and conditions; privacy policy; privacy notice; do
    not sell my; do not share my personal; cookie policy; your browser does not support; your browser doesn't
    support; this browser does not support; you need to enable javascript; to view this video; to see this
    content; to view this content; to display this content; this content is provided by; this content could not
    be loaded; view this post on; a post shared by; image credit; image credits; image source; image caption;
    image copyright; image:; photo:; photo credit; photo credits; photos:; photograph:; picture:; picture
    credit; pictured:; credit:; credits:; illustration:; graphic:; media caption; video caption; (photo; (image;
    (picture; (credit; [photo; [image; (getty; (ap photo; ap photo; additional reporting; reporting by;
    (reporting by; editing by; (editing by; (additional reporting; (writing by; words:; author:; by:; source:;
    sources:; url:; via:; contact the author; contact the writer; contact the newsroom; contact us; contact:;
    media contact; press contact; email us; email the author; email the writer; email the reporter; have a tip;
    have a news tip; got a tip; got a story; have you got a story; do you have a story; do you have information;
    have you been affected; are you affected by; send us; tell us what you think; let us know; leave a comment;
    leave a reply; join the conversation; view comments; comments (; show comments; like this story; like what
    you see; enjoying this; enjoyed this; for more information visit; for more information, visit; for more
    news; for more stories; for the latest; skip to; jump to; back to top; back to home; article continues;
    story continues; continue reading; continued below; advertisement -; advertisement |; advertisement:;
    affiliate links; 0 min read; 0 minute read; 0-minute read; estimated reading time; 0 comments; 0 shares;
    page 0 of 0; we and our 0 partners; we value your privacy; use precise geolocation; editor's note; editors'
    note; editor's notes; correction:; corrections:; correction (; clarification:; clarification (; this story
    has been updated; this article has been updated; this story has been corrected; this article was amended;
    this article has been amended; this article has been corrected; this post has been updated; this story was
    updated; this article was updated; a version of this article; a version of this story; an earlier version of
    this; a previous version of this; this live blog is now closed; this blog is now closed; we are closing
    this; also in the news:; in other news:; with inputs from; catch all the; catch the latest; above:; below:;
    stock quotes in this; quotes are delayed; 0+ only; printer-friendly; print this page; close this window;
    keep it clean; please turn off your caps; don't threaten; be truthful; be nice. no racism; be proactive.
    use; to read this article in full; to continue reading; the views expressed in this; the opinions expressed
    in this; the author holds no position; this article is for information only; disclaimer:; this release
    contains forward-looking; was this email forwarded; our mailing address is; this article is republished;
    last edited by; you might like:; spotted a mistake; to advertise; this entry was posted; filed to:; older
    post; newer post; previous post; next post; more information:; journal reference:; journal information:;
    citation:; doi:; this document is subject to; how we report:; content from our partner; from the print
    edition; this article originally; poll of the day; read this next
    """,
    credits="""
    posted in; posted by; posted on; published on; published by; published in; pictured above; image by; photo
    by; photos by; photograph by; photography by; illustration by; photo courtesy; reporting by; editing by;
    writing by; compiled by; edited by; written by; reported by; story by; words by; text by; sponsored by;
    presented by; brought to you by; file photo; getty images; first published; last updated; read our; read the
    full; more from; see our; also on; go to; what do you think; reading time; min read; recommended by;
    contributing; staff reports; images by; produced by; printed from;
    provided by; promoted by; content from
    """,
    labels="""
    read; watch; listen; in pictures; in pics; video; videos; gallery; opinion; exclusive; explainer; explained;
    interactive; analysis; live updates; live; more; podcast; timeline; fact check; commentary; quiz; feature
    """,
    anywhere="""
    sign up for our newsletter; sign up to our newsletter; subscribe to our newsletter; our newsletter; our
    newsletters; our free newsletter; newsletter here; delivered to your inbox; straight to your inbox; in your
    inbox every; right in your inbox; subscribe to our; follow us on; follow him on twitter; follow her on
    twitter; follow them on twitter; follow him on x; follow her on x; follow me on; like us on facebook; join
    our whatsapp; our whatsapp channel; our telegram channel; download our app; site uses cookies; we use
    cookies; use of cookies; accept all cookies; you agree to our; you agree to the use; terms of service and
    privacy; terms of use and privacy; all rights reserved; may not be published, broadcast, rewritten; this
    material may not be published; may be reached at; can be reached at; may earn a commission; may earn an
    affiliate; affiliate commission; click here for more; click here to; support javascript; javascript is
    disabled; javascript enabled; enable javascript; disable your ad blocker; your ad blocker; already a
    subscriber; subscribe to continue; subscribe to read; (photo by; (image credit; (photo credit; via getty
    images; /getty images; © getty; getty images); (ap photo; afp photo; contributed reporting; contributed to
    this report; contributed to this story; contributed to this article; responsible for the content of
    external; bet responsibly; gamble responsibly; bookmark the permalink; does not constitute investment
    advice; no part of this page; scroll to continue; opens in new window; opens in a new window; while
    processing this directive; may not be reproduced without; to a friend's inbox; view this email in your
    browser; you are visitor; terms and privacy notice; constitutes agreement to; used with permission; please
    check the url
    """,
    related="""
    related; related articles; related stories; related content; related news; related links; related topics;
    related posts; related coverage; more on this story; more on this topic; more from this author; more news;
    more stories; more to read; top stories; latest news; most read; most popular; most viewed; trending;
    trending now; editor's picks; editors' picks; don't miss; you may also like; you might also like;
    recommended; recommended for you; recommended stories; read next; read more; see also; read also; up next;
    most shared; most commented; more from the news; also this week; also in the news; more top stories;
    recommended reading; what others are reading; more like this; from the archive
    """,
    ends="""
    comments: our rules; comment rules;
    comments; 0 comments; comments (0); leave a comment; leave a reply; post a comment; join the conversation;
    join the discussion; reader comments; readers' comments; about the author; about the authors; about this author
    """,
    bylines="by; written by; words by; text by; story by; reported by; report by; text",
    roles="""
    reporter reporters correspondent correspondents editor editors writer writers journalist journalists columnist
    contributor contributors staff producer author freelance reporting
    """,
    joins="and with for in at",
    dangling="""
    a an the of to that and or but in on with for by from at as into than because while when which who whose is
    are was were has have had will would could should said says not its their his her our
    """,
    abbreviations="""
    mr mrs ms dr prof st sr jr sen rep gov gen col lt sgt capt cmdr rev hon pres mt ft vs etc inc corp co ltd no nos
    vol fig al approx dept est jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m
    u.s u.k u.n e.g i.e cf ca art op cit ed eds ave blvd rd ph.d
    """,
    addresses="""
    you; your; our; our shop; thanks for; thank you for; you'll; you're; we are live
    """,
    calls="""
    get the; get our; get your; get more; get all; join us; join our; join the; join thousands; follow us;
    follow our; follow the; support us; support our; read our; read the; read more; send us; send your; send it;
    keep up with; stay up; stay in the; stay informed; stay tuned; become a; download; subscribe; register for;
    register now; discover; explore; want to; want more; listen to; listen on; listen live; sign up; sign in;
    please; click; tap to; tap here; tap the; swipe; chip in; donate; tell us; find out more; love the
    """,
    services="""
    newsletter; newsletters; inbox; subscription; subscriptions; subscriber; subscribers; unsubscribe; our app;
    free app; news app; mobile app; the app; push notifications; notifications; cookies; your browser; this
    story; this article; this page; this site; this website; our site; our website; our pages; this email; this
    e-mail; these emails; this newsletter; this blog; this feed; our series; our journalism; our newsroom; our
    reporting; our reporters; our coverage; our stories; our best stories; our top stories; our report; our
    page; our comment; our partners; our sponsors; story ideas; news tips; articles left; gift articles; free
    articles; unlimited; digital access; sign up; sign-up; log in; account settings; free account; podcast;
    podcasts; our events; bookmarks; privacy policy; privacy choices; ad blocker; ad-blocker; updates from;
    latest from; all the latest; latest news; top headlines; visitor number; front page; our shop; for free;
    free trial; free month; from this list; box below; comments below; comment section; membership; mailing
    list; email address; send it to a friend; have your say; share it with a friend; we are live; your area;
    choices by clicking; your preferences; listen on; originally ran; originally appeared; first appeared; was
    produced; copyright; permission; was republished; was translated; artificial intelligence; connect over
    """,
    buttons="""
    advertisement; advertisement - scroll to continue; article continues below this ad; article continues below;
    story continues below; story continues; story continues below advertisement; continue reading; continue
    reading below; read more; read more here; back to top; share; share this; remove ads; show more; see more;
    view more; click here; learn more; skip advertisement
    """,
    pointers="""
    read also; also read; see also; read more; read next; related; related story; related stories; related
    article; more; watch; also see; must read; recommended; up next; from the archive; don't miss
    """,
    pictures="""
    photo; photos; photograph; photography; picture; pictures; image; images; illustration; graphic;
    infographic; file photo; staff photo; courtesy; credit; video
    """,
    captions="""
    image caption; media caption; video caption; figure caption; photo caption; caption
    """,
    selves="we",
)
