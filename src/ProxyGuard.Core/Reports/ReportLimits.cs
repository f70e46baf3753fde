namespace ProxyGuard.Core.Reports;

/// <summary>
/// The limits of a run report. A writer cuts to them, a reader refuses beyond them. Lengths of texts are UTF-16 code units unless a
/// limit says bytes.
/// </summary>
public static class ReportLimits
{
    /// <summary>Bytes of one report as UTF-8 JSON.</summary>
    public const int Bytes = 256 * 1024;

    /// <summary>Bytes of a build's outcome as UTF-8 JSON.</summary>
    public const int OutcomeBytes = 4 * 1024;

    /// <summary>Levels of nesting in the JSON.</summary>
    public const int Depth = 16;

    /// <summary>Proxies in one run.</summary>
    public const int Proxies = 40;

    /// <summary>Probes of one proxy.</summary>
    public const int Probes = 40;

    /// <summary>Reasons of one proxy, and of the decision.</summary>
    public const int Reasons = 40;

    /// <summary>Settings of Go.</summary>
    public const int Settings = 40;

    /// <summary>Modules that are named as lacking.</summary>
    public const int LackingModules = 100;

    /// <summary>Warnings of one run.</summary>
    public const int Warnings = 100;

    /// <summary>Arguments of one warning, and names of variables in a decision.</summary>
    public const int Arguments = 20;

    /// <summary>Bytes of a repository's or a proxy's id as UTF-8.</summary>
    public const int IdBytes = 200;

    /// <summary>Length of an id as <see cref="IdEncoding"/> writes it: no engine of the service takes a key of more than 512.</summary>
    public const int EncodedId = 450;

    /// <summary>Length of a code, a version or another short text.</summary>
    public const int ShortText = 100;

    /// <summary>Length of a name or an argument that people or other systems chose.</summary>
    public const int Text = 200;

    /// <summary>Length of <c>path@version</c>.</summary>
    public const int Module = 300;

    /// <summary>Length of an address.</summary>
    public const int Url = 1000;

    /// <summary>Length of a GOPROXY value without credentials.</summary>
    public const int Chain = 8000;

    /// <summary>Any duration, in milliseconds: one day.</summary>
    public const double Milliseconds = 86_400_000;

    /// <summary>Bytes of one body: 16 GiB.</summary>
    public const long Body = 1L << 34;

    /// <summary>Any count.</summary>
    public const int Count = 1_000_000;

    /// <summary>Faults that are listed one by one; what is beyond them is counted.</summary>
    public const int Faults = 200;
}
