# Builds the program from this folder, contracts included, and makes an image that holds nothing else. docs/containers.md explains it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/BankingContracts.Pipeline --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# What is written lies below /data, in volumes; the rest of the file system can be read-only.
RUN mkdir -p /data/inputs /data/outputs /data/reports /data/database /data/service && chown -R "$APP_UID" /data
ENV DOTNET_EnableDiagnostics=0 \
    SERVER_URLS=http://0.0.0.0:8080 \
    SERVER_FOLDER=/data/service \
    SERVER_STORE=/data/service/service.sqlite \
    DUCKDB_PATH=/data/database/pipeline.duckdb \
    INPUT_PATH=/data/inputs \
    OUTPUT_PATH=/data/outputs \
    REPORTS_PATH=/data/reports
USER $APP_UID
EXPOSE 8080
VOLUME ["/data/outputs", "/data/reports", "/data/database", "/data/service"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["./BankingContracts.Pipeline", "health"]
ENTRYPOINT ["./BankingContracts.Pipeline"]
CMD ["serve"]
