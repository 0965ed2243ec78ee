"""The two functions that the command line and other programs call, with the tone for a voice."""

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest

import briefing
from briefing.adapters.segment_store import FolderStore
from briefing.config import Config, OutputSettings, ShowSettings, SourceSettings, SpeechSettings
from briefing.errors import ConfigError, LockedError, NothingToSayError, PluginError, UsageError
from briefing.model import Progress
from briefing.protocols import Store

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=timezone.utc)
TONE = Config(speech=SpeechSettings(engine="tone"))
ARTICLE = (
    "Ice on the lake\n\nThe lake at Norwick froze over on Monday, two weeks earlier than last year. "
    "Wardens measured eleven centimetres at the jetty and closed the northern bay to skaters.\n\n"
    "The town will open the southern bay on Saturday if the frost holds, harbour master Ida Brunt said.\n"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return FolderStore(tmp_path / "store")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ice.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's cache folder out of the tests, on every system."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


def test_an_episode_is_named_by_its_date(article: Path, tmp_path: Path, store: Store) -> None:
    episode = briefing.render([article], config=TONE, output=tmp_path / "out", now=NOW, store=store)

    assert episode.path == tmp_path / "out" / "2026-11-24.mp3"
    assert sorted(path.name for path in (tmp_path / "out").glob("2026*")) == [
        "2026-11-24.chapters.json",
        "2026-11-24.html",
        "2026-11-24.jpg",
        "2026-11-24.json",
        "2026-11-24.mp3",
        "2026-11-24.srt",
        "2026-11-24.vtt",
    ]
    assert episode.feeds == (tmp_path / "out" / "feed.xml",)


def test_an_output_that_ends_in_mp3_is_the_file(
    article: Path, tmp_path: Path, store: Store
) -> None:
    output = tmp_path / "car" / "monday.mp3"

    episode = briefing.render([str(article)], config=TONE, output=output, now=NOW, store=store)

    assert episode.path == output
    assert output.stat().st_size == episode.size_bytes


def test_a_config_file_is_the_base_of_its_own_paths(
    tmp_path: Path, article: Path, store: Store
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("sources: [ice.txt]\nspeech: {engine: tone}\noutput: {folder: episodes}\n")

    episode = briefing.render(config=config, now=NOW, store=store)

    assert episode.path == tmp_path / "episodes" / "2026-11-24.mp3"


def test_a_config_object_reads_from_the_base(tmp_path: Path, article: Path, store: Store) -> None:
    config = TONE.model_copy(
        update={
            "sources": (SourceSettings(path="*.txt"),),
            "output": OutputSettings(folder="here"),
            "show": ShowSettings(title="Ice News"),
        }
    )

    episode = briefing.render(config=config, base=tmp_path, now=NOW, store=store)

    assert episode.path.parent == tmp_path / "here"
    assert episode.title.startswith("Ice News: ")


def test_a_second_render_speaks_nothing_and_gives_the_same_bytes(
    article: Path, tmp_path: Path, store: Store
) -> None:
    first = briefing.render([article], config=TONE, output=tmp_path / "a.mp3", now=NOW, store=store)
    again = briefing.render([article], config=TONE, output=tmp_path / "b.mp3", now=NOW, store=store)

    assert (first.stored_segments, again.spoken_segments) == (0, 0)
    assert again.stored_segments == first.spoken_segments > 0
    assert first.path.read_bytes() == again.path.read_bytes()


def test_the_users_cache_folder_is_the_store_by_default(article: Path, tmp_path: Path) -> None:
    briefing.render([article], config=TONE, output=tmp_path / "a.mp3", now=NOW)

    again = briefing.render([article], config=TONE, output=tmp_path / "a.mp3", now=NOW)

    assert again.spoken_segments == 0


def test_without_a_writable_cache_it_renders_all_the_same_and_says_so(
    article: Path, tmp_path: Path, cache_of_its_own: Path
) -> None:
    cache_of_its_own.write_text("a file where the cache folder should be")

    episode = briefing.render([article], config=TONE, output=tmp_path / "a.mp3", now=NOW)

    assert episode.path.exists()
    assert any("not writable" in warning for warning in episode.warnings)


def test_a_failed_render_leaves_the_episode_before_as_it_was(
    article: Path, tmp_path: Path, store: Store
) -> None:
    output = tmp_path / "a.mp3"
    briefing.render([article], config=TONE, output=output, now=NOW, store=store)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    article.write_text("")

    with pytest.raises(NothingToSayError):
        briefing.render([article], config=TONE, output=output, now=NOW, store=store)

    article.write_text(ARTICLE, encoding="utf-8")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_run_in_a_folder_where_another_writes_says_so(
    article: Path, tmp_path: Path, store: Store
) -> None:
    from briefing.adapters.locking import locked

    with locked(tmp_path), pytest.raises(LockedError, match="another briefing run"):
        briefing.render([article], config=TONE, output=tmp_path / "a.mp3", now=NOW, store=store)


def test_the_manifest_tells_every_line_with_its_source_and_second(
    article: Path, tmp_path: Path, store: Store
) -> None:
    episode = briefing.render(
        [article], config=TONE, output=tmp_path / "a.mp3", now=NOW, store=store
    )

    manifest = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    quoted = [line for line in manifest["lines"] if line["kind"] == "quotation"]

    assert len(manifest["lines"]) == len(episode.lines)
    assert quoted
    assert all(line["source"]["uri"] == article.as_uri() for line in quoted)
    assert all(line["written"] in ARTICLE for line in quoted)


def test_a_script_has_no_sound_and_the_asked_length(article: Path, tmp_path: Path) -> None:
    short = briefing.script([article], config=TONE, words=40, now=NOW)
    whole = briefing.script([article], config=TONE, minutes=5, now=NOW)

    assert short.script.words < whole.script.words
    assert list(tmp_path.glob("*.mp3")) == []


def test_minutes_given_in_a_call_go_before_words_of_the_config(article: Path) -> None:
    config = Config.model_validate(
        {"speech": {"engine": "tone"}, "length": {"words": 20}}, strict=False
    )

    few = briefing.script([article], config=config, now=NOW)
    more = briefing.script([article], config=config, minutes=5, now=NOW)

    assert few.script.words < more.script.words


def test_progress_runs_from_reading_to_joining(article: Path, tmp_path: Path, store: Store) -> None:
    seen: list[Progress] = []

    briefing.render(
        [article], config=TONE, output=tmp_path / "a.mp3", now=NOW, store=store, report=seen.append
    )

    assert list(dict.fromkeys(p.stage for p in seen)) == [
        "reading",
        "selecting",
        "speaking",
        "joining",
    ]
    assert [p.fraction for p in seen] == sorted(p.fraction for p in seen)


def test_one_source_need_not_be_a_list(article: Path) -> None:
    assert briefing.script(str(article), config=TONE, now=NOW).stories
    assert briefing.script(article, config=TONE, now=NOW).stories


def test_a_time_without_a_zone_is_local_and_one_with_a_zone_stays(article: Path) -> None:
    naive = briefing.script(article, config=TONE, now=datetime(2026, 11, 24, 7, 0))  # noqa: DTZ001
    aware = briefing.script(article, config=TONE, now=NOW)

    assert naive.script.date.tzinfo is not None
    assert naive.script.date.hour == 7
    assert aware.script.date == NOW


def test_a_text_is_spoken_sentence_by_sentence() -> None:
    one = briefing.say("The lake froze.", config=TONE)
    two = briefing.say("The lake froze. The lake froze.", config=TONE)

    assert two.duration_ms > one.duration_ms + 300


def test_no_sources_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="briefing init"):
        briefing.script(config=TONE, now=NOW)


def test_an_address_that_no_source_reads_is_named_with_what_is_installed() -> None:
    with pytest.raises(
        PluginError, match=r"'https://example\.org/': no source reads this; installed"
    ):
        briefing.script(["https://example.org/"], config=TONE, now=NOW)


def test_a_source_that_is_no_path_is_a_config_error() -> None:
    with pytest.raises(ConfigError, match="should be on one line"):
        briefing.script(["two\nlines.txt"], config=TONE, now=NOW)


def test_a_length_out_of_range_is_a_config_error(article: Path) -> None:
    with pytest.raises(ConfigError, match="minutes"):
        briefing.script([article], config=TONE, minutes=-1, now=NOW)


def test_an_unknown_voice_lists_those_there_are(article: Path) -> None:
    config = TONE.model_copy(update={"speech": SpeechSettings(engine="tone", voice="nobody")})

    with pytest.raises(PluginError, match="no such voice; installed voices: "):
        briefing.script([article], config=config, now=NOW)


def test_unknown_options_of_an_engine_are_a_config_error(article: Path) -> None:
    config = TONE.model_copy(
        update={"speech": SpeechSettings(engine="tone", options={"pitch_of_doom": 3})}
    )

    with pytest.raises(ConfigError, match="pitch_of_doom"):
        briefing.script([article], config=config, now=NOW)


def test_a_lexicon_beside_the_config_is_heard_and_never_shown(
    article: Path, tmp_path: Path, store: Store
) -> None:
    config = tmp_path / "show" / "config.yaml"
    config.parent.mkdir()
    config.write_text("speech: {engine: tone}\n")
    first = briefing.render([article], config=config, now=NOW, store=store)
    vtt = first.path.with_suffix(".vtt").read_text("utf-8")
    sound = first.path.read_bytes()
    config.write_text("speech: {engine: tone}\npronunciation: {file: words.yaml}\n")
    words = config.with_name("words.yaml")
    words.write_text("words: [{word: Norwick, alias: the northern town}]\n")

    again = briefing.render([article], config=config, now=NOW, store=store)

    assert (again.spoken_segments, again.stored_segments > 0) == (1, True)
    assert again.path.read_bytes() != sound
    shown = again.path.with_suffix(".vtt").read_text("utf-8")
    assert "Norwick" in shown
    assert "northern town" not in shown
    assert shown.count("\n") == vtt.count("\n")


def test_an_engine_that_needs_words_gets_them_and_it_is_said(
    article: Path, tmp_path: Path, store: Store
) -> None:
    never = TONE.model_copy(update={"speech": SpeechSettings(engine="tone", written_out="never")})

    episode = briefing.render([article], config=never, output=tmp_path, now=NOW, store=store)

    assert "speech.written_out is 'never', but engine 'tone' cannot read numbers" in "\n".join(
        episode.warnings
    )
