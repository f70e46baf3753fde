using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Storage;

/// <summary>Where rows are kept.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

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
        var path = options.Sqlite.Path;
        if (string.IsNullOrWhiteSpace(path)) return ValidateOptionsResult.Fail("Storage:Sqlite:Path is empty: it must be a file's path");
        if (Directory.Exists(path))
            return ValidateOptionsResult.Fail($"Storage:Sqlite:Path '{path}' is a directory: it must be a file's path");
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        return Directory.Exists(folder)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Storage:Sqlite:Path '{path}' is in a folder that does not exist");
    }
}
