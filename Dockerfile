# The container action: one program, and beside it only certificates and the libraries that .NET needs. It builds from a bare clone; where
# no registry can be reached, other bases are passed as arguments (eng/container/bases.sh makes them).
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG RUNTIME=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

FROM ${SDK} AS build
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig ./
COPY eng/BannedSymbols.txt eng/
COPY src/ProxyGuard.Core src/ProxyGuard.Core
COPY src/ProxyGuard.Cli src/ProxyGuard.Cli
RUN --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet publish src/ProxyGuard.Cli --nologo -v quiet -c Release --use-current-runtime --self-contained -o /program \
    -p:DebugType=none -p:UseSharedCompilation=false

FROM ${RUNTIME} AS runtime

# From scratch: the base runs as a user of its own, but the workspace and the runner's files belong to root.
FROM scratch
COPY --from=runtime / /
COPY --from=build --chmod=755 /program/proxyguard /usr/bin/proxyguard
# The program must know that neither loopback nor the files outside the workspace are the build's; and nobody debugs it here.
ENV PROXYGUARD_IMAGE=1 DOTNET_EnableDiagnostics=0
ENTRYPOINT ["/usr/bin/proxyguard"]
