using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Configuration;

/// <summary>
/// Reads one section of the configuration into its options. A key that no setting has, most likely misspelt, and a value that cannot be
/// read are faults; they are left out, so that the other values are still checked and all faults are told at once.
/// </summary>
internal sealed class SettingsSection<TOptions>(IConfiguration configuration, string section, IReadOnlyList<Setting> settings)
    : IConfigureOptions<TOptions>, IValidateOptions<TOptions>
    where TOptions : class, new()
{
    public void Configure(TOptions options) => Read(options);

    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        Read(new TOptions()) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;

    private List<string> Read(TOptions options)
    {
        List<string> faults = [];
        foreach (var (key, value) in configuration.GetSection(section).AsEnumerable().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            // A variable of the environment may have a section's name and be somebody else's.
            if (value is null || key.Equals(section, StringComparison.OrdinalIgnoreCase)) continue;
            var setting = settings.FirstOrDefault(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (setting is null) faults.Add($"{key} is no setting: {section} has {string.Join(", ", settings.Select(known => known.Key))}");
            else if (!IsRead(key, value, options)) faults.Add(setting.Fault($"'{value}'"));
        }
        return faults;
    }

    private bool IsRead(string key, string value, TOptions options)
    {
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build().GetSection(section).Bind(options);
            return true;
        }
        catch (InvalidOperationException)
        {
            // So the binder says that a text is not of the property's type.
            return false;
        }
    }
}
