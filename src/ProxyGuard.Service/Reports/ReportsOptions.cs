using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Reports;

/// <summary>How reports are shown.</summary>
internal sealed class ReportsOptions
{
    public const string Section = "Reports";

    private const string ByToken = "token";
    private const string ToAll = "public";

    /// <summary>The folder beside the program.</summary>
    public static readonly string ShippedTemplates = Path.Combine(AppContext.BaseDirectory, "templates");

    public static Setting TemplatesSetting { get; } = new(
        "Reports:Templates",
        "a folder",
        "The folder with the pages' templates; for what is missing or broken in another one the shipped serves.")
    {
        Default = "`templates` beside the program",
    };

    public static Setting PublicUrlSetting { get; } = new(
        "Reports:PublicUrl",
        "an http or https address without credentials, query or fragment",
        "The address people reach the service at, where it is not the one that requests name (behind a gateway); with https the cookie of "
        + "a signed-in browser is `Secure`.");

    public static Setting AccessSetting { get; } = new(
        "Reports:Access", $"{ByToken} or {ToAll}", "Who may read reports: whoever has a token for the repository, or everybody.");

    public static IReadOnlyList<Setting> Settings { get; } = [AccessSetting, PublicUrlSetting, TemplatesSetting];

    /// <summary>The folder with the pages' templates; the one beside the program unless told.</summary>
    public string Templates { get; set; } = ShippedTemplates;

    /// <summary>The address people reach this service at, where it is not the one a request names (behind a gateway).</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Who may read: <c>token</c>, whoever has one for the repository; or <c>public</c>, everybody.</summary>
    public string Access { get; set; } = ByToken;

    public bool IsPublic => Access.Equals(ToAll, StringComparison.OrdinalIgnoreCase);

    public bool IsAccess => IsPublic || Access.Equals(ByToken, StringComparison.OrdinalIgnoreCase);
}

internal sealed class ReportsOptionsValidator : IValidateOptions<ReportsOptions>
{
    public ValidateOptionsResult Validate(string? name, ReportsOptions options)
    {
        var faults = new List<string>();
        if (!Directory.Exists(options.Templates)) faults.Add(ReportsOptions.TemplatesSetting.Fault($"'{options.Templates}'"));
        if (options.PublicUrl is { } url && !IsBase(url))
            faults.Add($"{ReportsOptions.PublicUrlSetting.Key} must be {ReportsOptions.PublicUrlSetting.Allowed}");
        if (!options.IsAccess) faults.Add(ReportsOptions.AccessSetting.Fault($"'{options.Access}'"));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsBase(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" };
}
