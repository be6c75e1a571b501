"""No process of ours opens a connection, and none is made on an SQLite that cannot hold a desk file."""

import subprocess
import sys
from pathlib import Path

import pytest

from perfdesk.desk.reader_child import ask
from perfdesk.store.errors import SQLiteTooOld
from perfdesk.store.floor import FLOOR, refuse_old_sqlite

ROOT = Path(__file__).resolve().parents[1]
TRY = """
import sys
from perfdesk.desk.no_network import NetworkRefused
import perfdesk.__main__ as program
sys.argv = ["perfdesk", "--version"]
try:
    program.main()
except SystemExit:
    pass
import socket, urllib.request
acts = [
    lambda: socket.socket(),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: socket.getaddrinfo("localhost", 80),
    lambda: socket.gethostbyname("localhost"),
    lambda: urllib.request.urlopen("http://127.0.0.1:9/"),
]
for act in acts:
    try:
        act()
    except NetworkRefused:
        print("refused")
print(bool(socket.gethostname()))
"""


def test_the_program_opens_no_connection() -> None:
    done = subprocess.run([sys.executable, "-c", TRY], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[1:] == ["refused"] * 5 + ["True"]


def test_nor_does_the_reading_child() -> None:
    assert ask({"do": "network"})[1] == b'{"refused": true}'


def test_the_self_test_says_so_of_the_program_as_it_is_installed() -> None:
    """It is what the build runs on the frozen program."""
    command = [sys.executable, "-m", "perfdesk", "self-test"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    assert "网络：程序和读取文件的子进程都不能连接" in done.stdout.decode("utf-8")


def test_an_sqlite_without_strict_tables_is_refused_by_name() -> None:
    refuse_old_sqlite(FLOOR)
    with pytest.raises(SQLiteTooOld):
        refuse_old_sqlite((3, 36, 0))
