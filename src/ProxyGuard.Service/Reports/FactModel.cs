namespace ProxyGuard.Service.Reports;

/// <summary>A figure and what it is of.</summary>
internal sealed record FactModel(string Label, string Value);
