# The container action: one program, and beside it only certificates and the libraries that .NET needs. It builds from a bare clone; where no
# registry can be reached, other bases are passed as arguments (eng/container/bases.sh makes them).
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

FROM ${SDK} AS build
WORKDIR /source
COPY Directory.Build.props Directory.Packages.props global.json .editorconfig ./
COPY eng/BannedSymbols.txt eng/
COPY src/ProxyGuard.Core src/ProxyGuard.Core
COPY src/ProxyGuard.Cli src/ProxyGuard.Cli
RUN --mount=type=secret,id=nuget,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet publish src/ProxyGuard.Cli --nologo -v quiet -c Release --use-current-runtime -o /program

FROM ${RUNTIME} AS runtime

# From scratch: the base runs as a user of its own, but the workspace and the runner's files belong to root.
FROM scratch
COPY --from=runtime / /
COPY --from=build /program/proxyguard /usr/bin/proxyguard
ENTRYPOINT ["/usr/bin/proxyguard"]
