# The image of every process of Entente but its database and its proxy; docker-compose.yml says what each runs.
FROM python:3.11.15-slim-bookworm AS build

WORKDIR /build
COPY .docker/build.txt requirements.txt ./
RUN python -m venv --without-pip /opt/entente \
    && python -m venv --without-pip tools \
    && python -m pip --python /opt/entente/bin/python install --no-cache-dir --require-hashes -r requirements.txt \
    && python -m pip --python tools/bin/python install --no-cache-dir --require-hashes -r build.txt

COPY pyproject.toml README.md LICENSE ./
COPY events events
COPY projections projections
COPY service service
RUN tools/bin/python -m hatchling build --target wheel \
    && python -m pip --python /opt/entente/bin/python install --no-cache-dir --no-index --no-deps dist/*.whl


FROM python:3.11.15-slim-bookworm

LABEL org.opencontainers.image.title="Entente" \
    org.opencontainers.image.description="An event-sourced timeline of alliances" \
    org.opencontainers.image.version="0.1.0" \
    org.opencontainers.image.licenses="MIT"

# Nothing that installs is left, and the signing key has a place of its own.
RUN rm -rf /usr/local/lib/python3.11/site-packages/* /usr/local/bin/pip* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /var/lib/entente --shell /usr/sbin/nologin entente \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/entente /var/lib/entente/keys

COPY --from=build /opt/entente /opt/entente

ENV PATH=/opt/entente/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ENTENTE_DATA=/var/lib/entente

USER 10001:10001
WORKDIR /var/lib/entente
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["gunicorn", "--config=python:service.gunicorn", "--bind=0.0.0.0:8000"]
HEALTHCHECK --interval=5s --timeout=10s --start-period=120s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz', timeout=8)"]
