namespace ProxyGuard.Core.Modules;

/// <summary>One version of one module, as go.mod and go.sum name it (unescaped). Source: Go Modules Reference, "Module paths" and
/// "Versions".</summary>
/// <param name="Path">The module path, such as <c>github.com/Azure/azure-sdk-for-go</c>.</param>
/// <param name="Version">The version with its leading <c>v</c>, such as <c>v1.2.3</c> or <c>v2.0.0+incompatible</c>.</param>
public readonly record struct ModuleVersion(string Path, string Version)
{
    /// <summary><c>path@version</c>, the form every Go tool prints.</summary>
    public override string ToString() => $"{Path}@{Version}";
}
