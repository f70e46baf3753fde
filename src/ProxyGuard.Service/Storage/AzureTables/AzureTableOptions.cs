using System.Text.RegularExpressions;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>The account and the table; SQLite is used when neither a connection string nor an endpoint is given.</summary>
internal sealed partial class AzureTableOptions
{
    private const string Section = StorageOptions.Section + ":Azure:";

    /// <summary>An account key or a shared access signature, as the Azure portal shows it. A secret: never printed.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The account's table address, for a managed identity or whatever else the machine's Azure identity is.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The table, made when missing.</summary>
    public string Table { get; set; } = "proxyguard";

    public bool IsChosen => ConnectionString.Length > 0 || Endpoint.Length > 0;

    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (ConnectionString.Length > 0 && Endpoint.Length > 0)
            faults.Add($"{Section}ConnectionString and {Section}Endpoint are both set: give one of them");
        if (ConnectionString.Length > 0)
            faults.AddRange(TableAccount.Parse(ConnectionString).Faults.Select(fault => $"{Section}ConnectionString {fault}"));
        if (Endpoint.Length > 0 && !TableAccount.IsEndpoint(Endpoint, Uri.UriSchemeHttps))
            faults.Add($"{Section}Endpoint must be an https address without credentials, query or fragment");
        if (!TableName().IsMatch(Table) || Table.Equals("tables", StringComparison.OrdinalIgnoreCase))
            faults.Add($"{Section}Table must be 3 to 63 letters and digits, the first a letter, and not 'tables'");
        return faults;
    }

    /// <summary>The account; the options are valid.</summary>
    public TableAccount Account() =>
        ConnectionString.Length > 0 ? TableAccount.Parse(ConnectionString).Account! : TableAccount.OfIdentity(new Uri(Endpoint));

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableName();
}
