#!/bin/sh
# Everything one runs in a checkout. Makes .venv on first use, from the lock in requirements/, and renews it when
# the lock or pyproject.toml changes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
venv=$here/.venv

usage() {
    cat <<'END'
usage: ./do COMMAND [ARGS…]

  run ARGS…     respon with these arguments
  test          all that must hold: format, lint, types, layers, tests on all cores, how much of the code they reach
  test ARGS…    pytest with these arguments, nothing else
  check         format, lint, types and layers, without the tests
  newest ARGS…  the tests, or pytest with these arguments, with the newest release of everything instead of the lock
  lock ARGS…    the lock anew: what pyproject.toml asks for, the rest as it is; --upgrade brings all up to date
  spark         pyspark into .venv, for the tests that RESPON_SPARK=1 has run
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

# Were these requirements ("run", "dev", "spark") installed from pyproject.toml and the lock as they are now?
ready() {
    [ -x "$venv/bin/python" ] && [ "$(cat "$venv/ready-$1" 2>/dev/null)" = "$wanted" ]
}

pip_install() {
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check "$@" >&2
}

install() {
    say "setting up $venv (once; a minute or two)"
    usable || make_venv "$python"
    pip_install --require-hashes --requirement "$here/requirements/$1.txt"
    pip_install --no-deps --no-build-isolation --editable "$here" # what builds it is in the lock too
    printf '%s\n' "$wanted" >"$venv/ready-run"
    printf '%s\n' "$wanted" >"$venv/ready-$1"
}

set_up() {
    wanted="$(cat "$here/pyproject.toml" "$here/requirements/"*.txt | cksum) $here"
    ready "$1" && return
    python=$(find_python)
    # One sets up, whoever comes meanwhile waits; the lock ends with the process, however that ends.
    exec 9<"$here/pyproject.toml"
    "$python" -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' 9<&9
    ready "$1" || install "$1"
    exec 9<&-
}

# In the checkout, with the environment's tools.
enter() {
    cd "$here"
    PATH=$venv/bin:$PATH
    export PATH
}

# Spark is half a gigabyte and wants Java: it comes, and its tests run, where RESPON_SPARK says so.
develop() {
    set_up dev
    [ -z "${RESPON_SPARK-}" ] || set_up spark
    enter
}

# An environment of its own, made anew each time, by a pip that knows dependency groups (from 25.1 on).
set_up_newest() {
    venv=$here/.venv-newest
    say "setting up $venv with the newest release of everything (a minute or two)"
    make_venv "$(find_python)"
    pip_install --upgrade pip
    pip_install --upgrade --group "$here/pyproject.toml:dev" --editable "$here"
}

# One resolution for all systems and all Pythons from the oldest on, whichever Python makes it; what runs is a part of
# what develops, in the same versions. Extras stay in the lines: without them pip would not find the locked release.
lock() {
    set -- uv pip compile --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes \
        --custom-compile-command './do lock' "$@"
    "$@" --group dev --extra pinyin --extra bulk --output-file requirements/dev.txt pyproject.toml
    "$@" --group build --constraints requirements/dev.txt --output-file requirements/run.txt pyproject.toml
    "$@" --extra spark --constraints requirements/dev.txt --output-file requirements/spark.txt pyproject.toml
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
    if [ $# -eq 0 ]; then
        check
        set -- --numprocesses auto --dist worksteal --cov --cov-report=
    fi
    exec python -m pytest "$@"
    ;;
check)
    develop
    check
    ;;
newest)
    set_up_newest
    enter
    [ $# -gt 0 ] || set -- --numprocesses auto --dist worksteal
    exec python -m pytest "$@"
    ;;
lock)
    develop
    lock "$@"
    ;;
spark)
    RESPON_SPARK=1
    develop
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
