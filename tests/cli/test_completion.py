import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.cli.commands import COMMANDS
from briefing.cli.commands.completion import SHELLS

COMPLETE = """\
source {script}
COMP_WORDS=({words} "{last}")
COMP_CWORD={count}
COMP_LINE="{words} {last}"
COMP_POINT=${{#COMP_LINE}}
$(complete -p briefing | sed 's/.*-F \\([^ ]*\\).*/\\1/') briefing "{last}" 2>/dev/null
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_is_in_the_script(run: Any, shell: str) -> None:
    ran = run("completion", shell)

    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)


def test_an_unknown_shell_is_told_which_there_are(run: Any) -> None:
    assert "invalid choice: 'cmd'" in run("completion", "cmd").err


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "last", "offered"),
    [
        ("briefing", "re", "render"),
        ("briefing render", "--min", "--minutes"),
        ("briefing render", "artic", "article.txt"),
        ("briefing render --config", "artic", "article.txt"),
        ("briefing script --format", "mark", "markdown"),
    ],
)
def test_bash_completes(run: Any, folder: Path, words: str, last: str, offered: str) -> None:
    (folder / "article.txt").write_text("x")
    script = folder / "completion.bash"
    script.write_text(run("completion", "bash").out)
    code = COMPLETE.format(script=script, words=words, last=last, count=len(words.split()))

    done = subprocess.run(
        ["bash", "-c", code], capture_output=True, text=True, check=False, cwd=folder
    )

    assert offered in done.stdout.split()
