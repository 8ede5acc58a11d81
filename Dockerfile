# The image is what ./run setup makes on any machine, and it runs as nobody in particular.
FROM python:3.13-slim

# uid 1000 so that key files of an ordinary host user (mode 0600) can be read through the mount.
RUN useradd --uid 1000 --create-home --shell /usr/sbin/nologin zhuanban \
    && install -d -o zhuanban -g zhuanban /srv/zhuanban \
    && install -d -o zhuanban -g zhuanban -m 0700 /var/lib/zhuanban
USER zhuanban
WORKDIR /srv/zhuanban

# Only what setting up and serving need: a changed test or text does not make a new image.
COPY --chown=zhuanban:zhuanban run pyproject.toml requirements.lock README.md ./
COPY --chown=zhuanban:zhuanban domain/ domain/
COPY --chown=zhuanban:zhuanban store/ store/
COPY --chown=zhuanban:zhuanban audit/ audit/
COPY --chown=zhuanban:zhuanban projections/ projections/
COPY --chown=zhuanban:zhuanban intake/ intake/
COPY --chown=zhuanban:zhuanban forecast/ forecast/
COPY --chown=zhuanban:zhuanban rehearsal/ rehearsal/
COPY --chown=zhuanban:zhuanban api/ api/
COPY --chown=zhuanban:zhuanban web/ web/
RUN ./run setup && rm -rf web/node_modules "$HOME/.cache" "$HOME/.npm"

ENV PATH=/srv/zhuanban/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ZHUANBAN_DATA=/var/lib/zhuanban
VOLUME /var/lib/zhuanban
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]

CMD ["zhuanban", "serve", "--host", "0.0.0.0"]
