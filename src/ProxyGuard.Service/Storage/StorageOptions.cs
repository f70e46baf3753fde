using Microsoft.Extensions.Options;
using ProxyGuard.Service.Configuration;
using ProxyGuard.Service.Storage.AzureTables;

namespace ProxyGuard.Service.Storage;

/// <summary>Where rows are kept: in an Azure storage account when one is named, else in a SQLite file.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public static IReadOnlyList<Setting> Settings { get; } =
    [
        new(
            "Storage:Sqlite:Path",
            "a file's path in a folder that exists",
            "The database file, made when missing; relative to the working directory. Not looked at when Azure is chosen."),
        .. AzureTableOptions.Settings,
    ];

    public AzureTableOptions Azure { get; set; } = new();

    public SqliteOptions Sqlite { get; set; } = new();

    internal sealed class SqliteOptions
    {
        /// <summary>The database file, made when missing; relative to the working directory.</summary>
        public string Path { get; set; } = "proxyguard.db";
    }
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = options.Azure.IsChosen ? options.Azure.Faults() : FaultsOf(options.Sqlite.Path);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IReadOnlyList<string> FaultsOf(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) return ["Storage:Sqlite:Path is empty: it must be a file's path"];
        if (Directory.Exists(path)) return [$"Storage:Sqlite:Path '{path}' is a directory: it must be a file's path"];
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path)))
            ? []
            : [$"Storage:Sqlite:Path '{path}' is in a folder that does not exist"];
    }
}
