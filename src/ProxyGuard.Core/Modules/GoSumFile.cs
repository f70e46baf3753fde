namespace ProxyGuard.Core.Modules;

/// <summary>The hashes of a go.sum or go.work.sum file. Source: Go Modules Reference, "go.sum files".</summary>
/// <param name="Entries">One for each module version that the file names, in order of first mention.</param>
public sealed record GoSumFile(IReadOnlyList<GoSumEntry> Entries);

/// <summary>What go.sum knows of one module version.</summary>
/// <param name="Module">The module and version.</param>
/// <param name="ZipHash">The <c>h1:</c> hash of the zip, or null when no line has one.</param>
/// <param name="ModHash">The <c>h1:</c> hash of the .mod file, or null when no line has one.</param>
/// <param name="Line">The first line that names it, counted from 1.</param>
public sealed record GoSumEntry(ModuleVersion Module, string? ZipHash, string? ModHash, int Line);
