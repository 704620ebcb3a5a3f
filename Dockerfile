# Two stages: the first installs exactly what requirements.lock says, the second only carries it.
FROM python:3.13-slim AS install
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --no-compile --require-hashes -r requirements.lock \
 && /venv/bin/pip uninstall --yes pip \
 && /venv/bin/python -m compileall -q /venv/lib

FROM python:3.13-slim
# Chinese, Japanese and Korean names in the pictures.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends fonts-noto-cjk \
 && rm -rf /var/lib/apt/lists/*
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    DATABASE_PATH=/data/salesbeat.db HTTP_HOST=127.0.0.1 HTTP_PORT=8080
RUN useradd --system --uid 10001 --no-create-home salesbeat \
 && install --directory --owner=salesbeat --group=salesbeat /data
COPY --from=install /venv /venv
WORKDIR /app
COPY . .
RUN python -m compileall -q .
USER salesbeat
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f\"http://127.0.0.1:{os.environ['HTTP_PORT']}/healthz\", timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
