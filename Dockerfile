# syntax=docker/dockerfile:1
# Two images from one build: the API (target api), and the client behind a web server (target web).
#   docker build --target api -t scorecard-api .
#   docker build --target web -t scorecard-web .

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
ENV CI=true DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NUGET_PACKAGES=/cache/nuget npm_config_cache=/cache/npm
WORKDIR /source

# What is downloaded changes seldom: layers of its own.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/Scorecard.Domain/*.csproj src/Scorecard.Domain/packages.lock.json src/Scorecard.Domain/
COPY src/Scorecard.EventStore/*.csproj src/Scorecard.EventStore/packages.lock.json src/Scorecard.EventStore/
COPY src/Scorecard.EmbeddedPostgres/*.csproj src/Scorecard.EmbeddedPostgres/packages.lock.json src/Scorecard.EmbeddedPostgres/
COPY src/Scorecard.Api/*.csproj src/Scorecard.Api/*.targets src/Scorecard.Api/packages.lock.json src/Scorecard.Api/
RUN --mount=type=cache,target=/cache/nuget dotnet restore src/Scorecard.Api --locked-mode
COPY client/package.json client/package-lock.json client/.npmrc client/
RUN --mount=type=cache,target=/cache/npm npm ci --prefix client --no-audit --no-fund

COPY src src
COPY client client
RUN --mount=type=cache,target=/cache/nuget dotnet publish src/Scorecard.Api -c Release --no-restore -o /app


# No shell and no package manager; time zones are in "extra". Runs as the user "app" (1654) and writes nowhere but to /tmp.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS api
WORKDIR /app
COPY --from=build /app ./
USER $APP_UID
ENV ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --start-interval=2s CMD ["dotnet", "Scorecard.Api.dll", "health"]
ENTRYPOINT ["dotnet", "Scorecard.Api.dll"]


FROM nginxinc/nginx-unprivileged:1.28-alpine AS web
COPY deploy/nginx/nginx.conf /etc/nginx/nginx.conf
COPY deploy/nginx/front.conf deploy/nginx/headers.conf deploy/nginx/proxy.conf /etc/nginx/
COPY --from=build /app/wwwroot /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/nginx-health"]
