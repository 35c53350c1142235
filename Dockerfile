# Two steps: build a wheel of the checkout, then install it with the pinned requirements.
# Build: docker build -t poldergids .
# Talk:  docker run --rm -it poldergids chat
# Run:   docker run --read-only -v data:/data -e TELEGRAM_BOT_TOKEN poldergids
FROM python:3.11-slim AS build
WORKDIR /source
COPY requirements-dev.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r requirements-dev.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY config config
RUN pip wheel --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.11-slim
COPY requirements.txt /tmp/
RUN pip install --no-cache-dir --no-deps --require-hashes -r /tmp/requirements.txt && rm /tmp/requirements.txt
COPY --from=build /wheels/*.whl /tmp/
RUN pip install --no-cache-dir --no-deps /tmp/*.whl && rm /tmp/*.whl \
  && useradd --system --uid 10001 --no-create-home poldergids \
  && install --directory --owner=poldergids --mode=700 /data
# Nothing is written but the database, which is where the bot is started unless it is set: in /data.
# So the rest may be read-only. (Set here, it would win over a POLDERGIDS_DATABASE_FILE.)
ENV PYTHONDONTWRITEBYTECODE=1 \
    POLDERGIDS_WEB__HOST=0.0.0.0 \
    POLDERGIDS_WEB__PORT=8080
USER poldergids
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["python", "-c", \
  "import urllib.request as web; web.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["poldergids"]
CMD ["telegram"]
