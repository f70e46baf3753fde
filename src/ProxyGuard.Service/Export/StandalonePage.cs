using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Export;

/// <summary>
/// Makes of a rendered page one file that needs nothing else: style sheets, scripts and pictures stand in it, and a policy lets a browser
/// run those alone. It works on the markup of the templates; what reports bring is encoded by then and holds neither tags nor quotes.
/// </summary>
/// <param name="assets">The files that pages need.</param>
/// <param name="root">The address that links lead to; null where nobody said it, and then they lead nowhere.</param>
internal sealed partial class StandalonePage(AssetSet assets, string? root)
{
    private readonly StringBuilder _styles = new();
    private readonly StringBuilder _scripts = new();

    /// <param name="html">The page.</param>
    /// <param name="path">Its own path, which an address that is only a query belongs to.</param>
    public string Make(string html, string path)
    {
        // As browsers do before they hash what stands in a page.
        var whole = html.ReplaceLineEndings("\n");
        whole = Navigation().Replace(whole, "");
        whole = FileLink().Replace(whole, match => OfFile(match.Groups[1].Value));
        whole = Script().Replace(whole, match => OfScript(match.Groups[1].Value));
        whole = PageLink().Replace(whole, match => OfPage(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, path));
        return Start().Replace(whole, match => match.Value + Policy(), 1);
    }

    private string Policy() =>
        "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        + $"style-src{_styles}; script-src{_scripts}\">";

    private string OfFile(string attributes)
    {
        if (Attribute(attributes, "rel") is var relation && relation is not ("stylesheet" or "icon")) return "";
        var asset = Find(Attribute(attributes, "href"));
        if (relation == "icon") return $"<link rel=\"icon\" href=\"data:{asset.Type};base64,{Convert.ToBase64String(asset.Bytes)}\">";
        var style = Text(asset);
        _styles.Append(Hash(style));
        return $"<style{Without(attributes, "rel", "href")}>{style}</style>";
    }

    private string OfScript(string attributes)
    {
        // The end of a script cannot stand inside one; in the places of JavaScript where this can stand both mean the same.
        var script = EndOfScript().Replace(Text(Find(Attribute(attributes, "src"))), "<\\/");
        _scripts.Append(Hash(script));
        return $"<script{Without(attributes, "src")}>{script}</script>";
    }

    // What leads nowhere and is no text, such as a day's bar, is a picture with a name.
    private string OfPage(string before, string address, string behind, string path)
    {
        var (attributes, ownPath) = (before + behind, address[0] == '?' ? path : "");
        if (root is not null) return $"<a{attributes} href=\"{root}{ownPath}{address}\">";
        return attributes.Contains(" aria-label=", StringComparison.Ordinal) ? $"<a{attributes} role=\"img\">" : $"<a{attributes}>";
    }

    private Asset Find(string address) =>
        address.StartsWith(AssetFolder, StringComparison.Ordinal) && assets.Find(address[AssetFolder.Length..]) is { } asset
            ? asset
            : throw new TemplateException($"a page needs {address}, which is not beside the templates");

    private static string Text(Asset asset) => Encoding.UTF8.GetString(asset.Bytes).TrimStart('\ufeff').ReplaceLineEndings("\n");

    private static string Hash(string text) => $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    private static string Attribute(string attributes, string name) => Regex.Match(attributes, $@"\s{name}=""([^""]*)""").Groups[1].Value;

    private static string Without(string attributes, params ReadOnlySpan<string> names)
    {
        foreach (var name in names) attributes = Regex.Replace(attributes, $@"\s{name}=""[^""]*""", "");
        return attributes;
    }

    private const string AssetFolder = "/assets/";

    [GeneratedRegex("<nav\\b.*?</nav>|<p class=\"crumbs\">.*?</p>|<a class=\"skip\".*?</a>", RegexOptions.Singleline)]
    private static partial Regex Navigation();

    [GeneratedRegex("<link\\b([^>]*)>")]
    private static partial Regex FileLink();

    [GeneratedRegex("<script\\b([^>]*)></script>")]
    private static partial Regex Script();

    [GeneratedRegex("</(?=script)", RegexOptions.IgnoreCase)]
    private static partial Regex EndOfScript();

    [GeneratedRegex("<a\\b([^>]*)\\shref=\"([/?][^\"]*)\"([^>]*)>")]
    private static partial Regex PageLink();

    [GeneratedRegex("<head>(\\s*<meta charset=\"[^\"]*\">)?")]
    private static partial Regex Start();
}
