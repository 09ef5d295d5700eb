FROM python:3.12-slim

RUN useradd --uid 10001 --create-home entente && install --directory --owner=10001 --mode=0700 /home/entente/keys
WORKDIR /home/entente/app

COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY pyproject.toml README.md LICENSE ./
COPY events ./events
COPY projections ./projections
COPY service ./service
RUN pip install --no-cache-dir --no-deps .

USER 10001
EXPOSE 8000
CMD ["entente", "serve", "--host", "0.0.0.0"]
