"""What a speech engine is asked to speak."""

SENTENCES = (
    "The harbour authority will close the eastern basin for six weeks.",
    "No.",
    "First. Second! Third? Fourth, and the last one.",
    "“We looked at it,” she said; “we will not do it.”",
    "and then the old master of the harbour said so and went on to say more of it " * 4,
)
"""English, of words alone; the first and the second differ in length, the last has no full stop."""

ODD_TEXTS = (
    "On 3 May 2026, 1,250 ships paid $4.5m (12.5%) at 7:45 p.m.",
    "It’s the Q3 AT&T/IBM e-mail: see https://example.org/a?b=1#c",
    "\N{PARTY POPPER}",
    "Fine \N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4} so far.",
    "Гавань закрыта на шесть недель.",
    "港は六週間閉鎖されます。",
    "الميناء مغلق لستة أسابيع.",
    "Mr. O'Neill-d'Arcy's naïve café; then, well... silence?!",
    "Pneumonoultramicroscopicsilicovolcanoconiosis.",
)
"""What an engine may not be able to speak: then it says so."""

MUTE_TEXTS = ("", " ", "\n\t ", "...", "“…” – (!?)")
"""There is nothing to speak in them."""
