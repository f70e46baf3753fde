using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ProxyGuard.Service.Reports;

/// <summary>A file that pages need. Its tag comes from its bytes: a reader that has them is not sent them again.</summary>
internal sealed record Asset(byte[] Bytes, string Type)
{
    // Weak, because the same bytes are sent packed in several ways.
    public EntityTagHeaderValue Tag { get; } = new($"\"{Convert.ToHexStringLower(SHA256.HashData(Bytes).AsSpan(0, 16))}\"", isWeak: true);
}

/// <summary>The style sheets, scripts and pictures beside the templates: those that an operator mounted, else the shipped ones.</summary>
internal sealed class AssetSet
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, Asset> _assets;

    public AssetSet(IOptions<ReportsOptions> options) =>
        _assets = new[] { options.Value.Templates, ReportsOptions.ShippedTemplates }.SelectMany(Directory.EnumerateFiles)
            .Where(file => Types.ContainsKey(Path.GetExtension(file))).DistinctBy(Path.GetFileName)
            .ToDictionary(file => Path.GetFileName(file), Read, StringComparer.Ordinal);

    public Asset? Find(string name) => _assets.GetValueOrDefault(name);

    private static Asset Read(string file) => new(File.ReadAllBytes(file), Types[Path.GetExtension(file)]);
}
