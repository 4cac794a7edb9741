# Read by ./start and ./verify: finds a JDK and a Maven; sets JAVA_HOME and MVN.

java_version() {
    # 17 for "17.0.15", nothing where there is no compiler
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

find_jdk() {
    for home in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/*; do
        if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_version "$home")" -ge 17 ]; then
            JAVA_HOME=$home
            export JAVA_HOME
            return 0
        fi
    done
    echo "Varco needs a JDK 17 or newer (on Debian: apt-get install openjdk-17-jdk-headless), in JAVA_HOME or on the PATH." >&2
    exit 1
}

jdk_on_path() {
    compiler=$(command -v javac) || return 0
    compiler=$(readlink -f "$compiler")
    echo "${compiler%/bin/javac}"
}

find_maven() {
    if command -v mvn >/dev/null; then MVN=mvn; else MVN=./mvnw; fi
}
