# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages \
    dotnet publish src/Alliance.Host --configuration Release --output /publish -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /publish ./
COPY tenants/ tenants/

# Written at run time: SQLite files (none with SQL Server), and mails where no server takes them.
RUN mkdir -p data mail && chown "$APP_UID" data mail
VOLUME ["/app/data", "/app/tenants"]
USER $APP_UID

ENV ASPNETCORE_ENVIRONMENT=Production
# 8080 is public; 8081 has health and metrics and is never exposed to the internet.
EXPOSE 8080 8081

# The image has no curl: the application asks its own management port.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["dotnet", "Alliance.Host.dll", "health"]
ENTRYPOINT ["dotnet", "Alliance.Host.dll"]
