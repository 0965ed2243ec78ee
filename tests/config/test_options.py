from briefing.config import Field, Settings, explained
from briefing.speech.gtts import GTTSEngine


class Options(Settings):
    model: str = Field(description="Which model.")
    breaths: int = Field(default=3, ge=1, le=9, description="How often.")
    tune: str = Field(default="é", description="What is whistled.")


def test_each_option_is_explained_with_what_it_may_be_and_is() -> None:
    assert list(explained(Options)) == [
        ("model", "Which model. (needed)"),
        ("breaths", "How often. (between 1 and 9; default: 3)"),
        ("tune", 'What is whistled. (default: "é")'),
    ]


def test_the_options_of_our_engines_can_be_explained() -> None:
    assert {name for name, _ in explained(GTTSEngine.Options)} >= {"lang", "tld", "retries"}
