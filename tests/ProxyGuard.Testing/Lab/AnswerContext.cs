using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>What a fault may need to know to make up its answer.</summary>
/// <param name="Tree">What the hop serves.</param>
/// <param name="Database">The checksum database that it carries.</param>
/// <param name="Target">What was asked.</param>
/// <param name="BaseUrl">The hop's own URL.</param>
/// <param name="RawPath">The request's path below the base path, as it came over the wire.</param>
internal sealed record AnswerContext(ModuleTree Tree, ChecksumDatabase? Database, ProxyTarget Target, Uri BaseUrl, string RawPath)
{
    public LabModule? Module => Target is { Module: { } path, Version: { } version } ? Tree[path, version] : null;

    /// <summary>The oldest version below the newest, or one that never was.</summary>
    public string OldestVersion => Tree.ListOf(Target.Module ?? "") is [var oldest, _, ..] ? oldest : "v0.99.99";

    public string Self => BaseUrl.ToString().TrimEnd('/') + RawPath;

    public string Aside(string prefix) => BaseUrl.GetLeftPart(UriPartial.Authority) + prefix + RawPath;

    public string OtherHost(string prefix) => $"{BaseUrl.Scheme}://localhost:{BaseUrl.Port}{prefix}{RawPath}";
}

/// <summary>Paths beside the proxy's own, where redirects lead to.</summary>
internal static class LabPath
{
    public const string Here = "/.lab/here";
    public const string Login = "/.lab/login";
    public const string Nothing = "/.lab/nothing";
}
