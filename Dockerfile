# build → test → slim runtime. `docker build .` gives the image; `docker build --target test .` proves it first.

FROM debian:12 AS build
WORKDIR /parley
COPY scripts/setup scripts/setup
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && scripts/setup
COPY . .
RUN ./run --no-serve && strip --strip-debug build/release/parley

FROM build AS test
RUN scripts/setup --test
# Chromium needs more than a build container gives; the browser part runs outside.
RUN ./test format tidy unit conformance fuzz integration

FROM debian:12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libssl3 libsqlite3-0 librocksdb7.8 libpq5 libcurl4 libfmt9 \
       libsimdjson14 libargon2-1 libre2-9 libzstd1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin parley \
    && install -d -o parley -g parley -m 700 /data
COPY --from=build /parley/build/release/parley /usr/bin/parley
COPY --from=build /parley/config/parley.example.toml /etc/parley/parley.example.toml
USER parley
VOLUME /data
EXPOSE 8080
ENV PARLEY_SERVER__DATA=/data PARLEY_SERVER__LISTEN=0.0.0.0:8080 PARLEY_LOG__FORMAT=json
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s CMD ["parley", "healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["parley"]
CMD ["serve"]
