#!/bin/sh
# Everything one runs in a checkout. Makes .venv on first use and renews it when pyproject.toml changes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
venv=$here/.venv

usage() {
    cat <<'END'
usage: ./do COMMAND [ARGS…]

  run ARGS…     respon with these arguments
  test          all that must hold: format, lint, types, layers, tests
  test ARGS…    pytest with these arguments, nothing else
  check         format, lint, types and layers, without the tests
  docs          write what is generated anew: docs/cli.md, the READMEs' output, schema, translations
  bench NAME    the benchmark benchmarks/NAME.py; without a name, which there are
END
}

say() {
    printf '%s\n' "$*" >&2
}

suitable() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if suitable "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    say 'respon needs Python 3.11 or newer, with venv. On Debian 12, or Ubuntu from 24.04 on:'
    say '  sudo apt-get install python3 python3-venv'
    return 3
}

make_venv() {
    rm -rf "$venv"
    if "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        "$1" -m venv "$venv"
    elif command -v virtualenv >/dev/null; then
        virtualenv --quiet --python "$1" "$venv"
    elif command -v uv >/dev/null; then
        uv venv --quiet --seed --python "$1" "$venv"
    else
        say "$1 can't make virtual environments. On Debian and Ubuntu:"
        say "  sudo apt-get install $1-venv"
        return 3
    fi >&2
}

# Is the environment here (it can't be moved), and has it pip?
usable() {
    grep -qsF "$venv" "$venv/bin/activate" && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

# Were these requirements ("run" or "dev") installed from pyproject.toml as it is now?
ready() {
    [ -x "$venv/bin/python" ] && [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$wanted" ]
}

install() {
    say "setting up $venv (once; a minute or two)"
    usable || make_venv "$python"
    set -- "$1" --editable "$here"
    if [ "$1" = dev ]; then # pip knows dependency groups from 25.1 on, Debian 12 has 23
        "$venv/bin/python" - "$here/pyproject.toml" >"$venv/dev.txt" <<'END'
import sys, tomllib
print("\n".join(tomllib.load(open(sys.argv[1], "rb"))["dependency-groups"]["dev"]))
END
        set -- "$@" --requirement "$venv/dev.txt"
    fi
    level=$1
    shift
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check "$@" >&2
    printf '%s\n' "$wanted" >"$venv/ready-run"
    printf '%s\n' "$wanted" >"$venv/ready-$level"
}

set_up() {
    wanted="$(cksum <"$here/pyproject.toml") $here"
    ready "$1" && return
    python=$(find_python)
    # One sets up, whoever comes meanwhile waits; the lock ends with the process, however that ends.
    exec 9<"$here/pyproject.toml"
    "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' 9<&9
    ready "$1" || install "$1"
    exec 9<&-
}

# In the checkout, with the environment's tools.
develop() {
    set_up dev
    cd "$here"
    PATH=$venv/bin:$PATH
    export PATH
}

check() {
    ruff format --check --quiet .
    ruff check --quiet .
    mypy
    mypy tools
    lint-imports
}

command=${1-}
[ $# -eq 0 ] || shift
case $command in
run)
    set_up run
    exec "$venv/bin/respon" "$@"
    ;;
test)
    develop
    [ $# -gt 0 ] || check
    exec python -m pytest "$@"
    ;;
check)
    develop
    check
    ;;
docs)
    develop
    exec python -m tools.docs
    ;;
bench)
    develop
    if [ $# -eq 0 ]; then
        say 'name a benchmark:'
        for script in benchmarks/*.py; do
            say "  ./do bench $(basename "$script" .py)"
        done
        exit 2
    fi
    script=benchmarks/$1.py
    shift
    exec python "$script" "$@"
    ;;
'' | help | -h | --help)
    usage
    ;;
*)
    usage >&2
    exit 2
    ;;
esac
