# onrecord in a container: `docker run --rm -v "$PWD:/work" onrecord read report.txt`
FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /dist .

FROM python:3.13-slim-bookworm
COPY requirements/run.txt /tmp/run.txt
RUN pip install --no-cache-dir --require-hashes -r /tmp/run.txt && rm /tmp/run.txt
COPY --from=build /dist /tmp/dist
RUN pip install --no-cache-dir --no-deps /tmp/dist/*.whl \
    && rm -r /tmp/dist \
    && useradd --create-home --uid 10001 onrecord
USER 10001
WORKDIR /work
EXPOSE 8765
ENTRYPOINT ["onrecord"]
CMD ["--help"]
