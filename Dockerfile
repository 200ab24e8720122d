# syntax=docker/dockerfile:1
# The SDK that global.json names: a tag without patch moves to the next feature band, which global.json refuses.
FROM mcr.microsoft.com/dotnet/sdk:10.0.400 AS build
WORKDIR /source

# Packages in a layer of their own: source code may change without restoring them. A test holds this list to the projects that there are.
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json ./
COPY src/Alliance.Contracts/Alliance.Contracts.csproj src/Alliance.Contracts/packages.lock.json src/Alliance.Contracts/
COPY src/Alliance.Demonstration/Alliance.Demonstration.csproj src/Alliance.Demonstration/packages.lock.json src/Alliance.Demonstration/
COPY src/Alliance.Documents/Alliance.Documents.csproj src/Alliance.Documents/packages.lock.json src/Alliance.Documents/
COPY src/Alliance.Federation/Alliance.Federation.csproj src/Alliance.Federation/packages.lock.json src/Alliance.Federation/
COPY src/Alliance.Host/Alliance.Host.csproj src/Alliance.Host/packages.lock.json src/Alliance.Host/
COPY src/Alliance.Identity/Alliance.Identity.csproj src/Alliance.Identity/packages.lock.json src/Alliance.Identity/
COPY src/Alliance.Kernel/Alliance.Kernel.csproj src/Alliance.Kernel/packages.lock.json src/Alliance.Kernel/
COPY src/Alliance.Migrations.SqlServer/Alliance.Migrations.SqlServer.csproj src/Alliance.Migrations.SqlServer/packages.lock.json src/Alliance.Migrations.SqlServer/
COPY src/Alliance.Migrations.Sqlite/Alliance.Migrations.Sqlite.csproj src/Alliance.Migrations.Sqlite/packages.lock.json src/Alliance.Migrations.Sqlite/
COPY src/Alliance.Platform/Alliance.Platform.csproj src/Alliance.Platform/packages.lock.json src/Alliance.Platform/
COPY src/Alliance.Schemes/Alliance.Schemes.csproj src/Alliance.Schemes/packages.lock.json src/Alliance.Schemes/
COPY src/Alliance.Tenancy/Alliance.Tenancy.csproj src/Alliance.Tenancy/packages.lock.json src/Alliance.Tenancy/
COPY src/Alliance.Ui/Alliance.Ui.csproj src/Alliance.Ui/packages.lock.json src/Alliance.Ui/
# What was downloaded is kept beside the layers, what was restored in this one: publishing needs it there.
ENV NUGET_HTTP_CACHE_PATH=/packages
RUN --mount=type=cache,target=/packages \
    dotnet restore src/Alliance.Host --locked-mode

COPY . .
RUN dotnet publish src/Alliance.Host --no-restore --configuration Release --output /publish -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /publish ./
COPY tenants/ tenants/

# Written at run time: SQLite files (none with SQL Server), stored files of organisations (none with a bucket), and mails where no server takes them.
RUN mkdir -p data files mail && chown "$APP_UID" data files mail
VOLUME ["/app/data", "/app/files", "/app/tenants"]
ENV Files__Folder=/app/files
USER $APP_UID

ENV ASPNETCORE_ENVIRONMENT=Production
# 8080 is public; 8081 has health and metrics and is never exposed to the internet.
EXPOSE 8080 8081

# The image has no curl: the application asks its own management port.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["dotnet", "Alliance.Host.dll", "health"]
ENTRYPOINT ["dotnet", "Alliance.Host.dll"]
