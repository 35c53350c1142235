# Two steps: build a wheel of the checkout, then install it with the pinned requirements.
# Build: docker build -t poldergids .     Talk: docker run --rm -it poldergids
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
  && useradd --system --create-home poldergids
USER poldergids
WORKDIR /home/poldergids
ENTRYPOINT ["poldergids"]
CMD ["chat"]
