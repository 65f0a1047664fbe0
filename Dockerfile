# Two stages: the first builds the wheels from pinned versions, the second holds only Python and
# what runs. The base is pinned too: Python 3.13.15. Whoever wants the newest one names it:
#   docker build --build-arg BASE=python:3.13-slim .
ARG BASE=python:3.13-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b
FROM ${BASE} AS build
WORKDIR /src
COPY requirements requirements
RUN pip wheel --no-cache-dir --require-hashes --wheel-dir /wheels --requirement requirements/run.txt \
    && pip install --no-cache-dir --require-hashes --requirement requirements/tools.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY seeds seeds
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels .

FROM ${BASE}
# What libraries bring for their own tests and for type checkers is left out: 13 MB.
RUN --mount=type=bind,from=build,source=/wheels,target=/wheels \
    pip install --no-cache-dir --no-index --find-links=/wheels 'papergram[postgres]' \
    && find /usr/local/lib/python3*/site-packages -depth \
         \( -type d -name tests -o -type f -name '*.pyi' \) -exec rm -rf {} + \
    && useradd --create-home --uid 1000 papergram \
    && install -d -o papergram -g papergram /data /data/digests
USER papergram
WORKDIR /data
# Digest files go into /data/digests; the store lies beside it. Settings: /data/config.toml or the
# environment.
ENV PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp \
    PAPERGRAM_DIGESTS__FOLDER=/data/digests \
    PAPERGRAM_STORE__URL=sqlite:////data/papergram.db
VOLUME /data
HEALTHCHECK --interval=1m --timeout=30s --start-period=1m \
    CMD ["papergram", "check", "--running"]
ENTRYPOINT ["papergram"]
CMD ["run"]
