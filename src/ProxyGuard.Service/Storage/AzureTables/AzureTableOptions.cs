using System.Text.RegularExpressions;
using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>The account and the table; SQLite is used when neither a connection string nor an endpoint is given.</summary>
internal sealed partial class AzureTableOptions
{
    private static readonly Setting s_connectionString = new(
        "Storage:Azure:ConnectionString",
        "a connection string with an account key or a shared access signature, and not beside an endpoint",
        "A storage account, as the Azure portal shows it. A secret: give it by the environment, or none and use an identity.");

    private static readonly Setting s_endpoint = new(
        "Storage:Azure:Endpoint",
        "an https address without credentials, query or fragment",
        "`https://<account>.table.core.windows.net`: the way in is the machine's Azure identity.");

    private static readonly Setting s_table = new(
        "Storage:Azure:Table",
        "3 to 63 letters and digits, the first a letter, and not 'tables'",
        "The table, made when missing.");

    public static IReadOnlyList<Setting> Settings { get; } = [s_connectionString, s_endpoint, s_table];

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
            faults.Add($"{s_connectionString.Key} and {s_endpoint.Key} are both set: give one of them");
        if (ConnectionString.Length > 0)
            faults.AddRange(TableAccount.Parse(ConnectionString).Faults.Select(fault => $"{s_connectionString.Key} {fault}"));
        if (Endpoint.Length > 0 && !TableAccount.IsEndpoint(Endpoint, Uri.UriSchemeHttps))
            faults.Add($"{s_endpoint.Key} must be {s_endpoint.Allowed}");
        if (!TableName().IsMatch(Table) || Table.Equals("tables", StringComparison.OrdinalIgnoreCase))
            faults.Add($"{s_table.Key} must be {s_table.Allowed}");
        return faults;
    }

    /// <summary>The account; the options are valid.</summary>
    public TableAccount Account() =>
        ConnectionString.Length > 0 ? TableAccount.Parse(ConnectionString).Account! : TableAccount.OfIdentity(new Uri(Endpoint));

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex TableName();
}
