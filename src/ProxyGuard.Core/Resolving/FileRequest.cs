using ProxyGuard.Core.Probing;

namespace ProxyGuard.Core.Resolving;

/// <summary>One file that <c>go</c> wants, before it is known whom it asks.</summary>
/// <param name="Endpoint">What kind of file.</param>
/// <param name="Path">The module's path, unescaped; the database's name for <see cref="Endpoint.SumDbSupported"/>.</param>
/// <param name="Version">Its version; empty where the endpoint has none.</param>
public readonly record struct FileRequest(Endpoint Endpoint, string Path, string Version = "");
