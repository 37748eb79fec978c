"""Opens an age file under a phrase with the age tool, which asks for it on a terminal and nowhere else.

Run: open-with-age.py FILE, with the phrase on standard input. Prints what lies in the file; ends as age does.
"""
import os
import pty
import sys
import tempfile

phrase = sys.stdin.readline().rstrip("\n")
with tempfile.TemporaryDirectory() as folder:
    opened = os.path.join(folder, "opened")
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp("age", ["age", "--decrypt", "--output", opened, sys.argv[1]])
    said = b""
    while b"passphrase" not in said:
        said += os.read(terminal, 1024)
    os.write(terminal, phrase.encode() + b"\n")
    try:
        while os.read(terminal, 1024):
            pass
    except OSError:
        pass
    _, status = os.waitpid(pid, 0)
    if status == 0:
        with open(opened) as file:
            print(file.read())
sys.exit(os.waitstatus_to_exitcode(status))
