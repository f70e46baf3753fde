using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Differential;

/// <summary>Writes the project and the module cache that a case's <c>go</c> starts from, and says how it is called.</summary>
internal static class CaseProject
{

    public static void Write(DifferentialCase one, GoSandbox sandbox)
    {
        var project = sandbox.Project;
        if (one.Vendored) WriteVendored(one, project);
        else File.WriteAllText(Path.Combine(project, "go.mod"), GoMod(one) + (IsByRequirements(one) ? Requirements(one) : ""));
        if (CaseModules.GoSumOf(one) is { Length: > 0 } sums) File.WriteAllText(Path.Combine(project, "go.sum"), sums);
        var cached = one.Modules.Where(module => one.Cached.Contains(CaseModules.Split(module).Path)).Select(CaseModules.Find).OfType<LabModule>();
        foreach (var module in cached) WriteCached(module, Path.Combine(sandbox.ModuleCache, "cache", "download"));
    }

    /// <summary>The arguments of <c>go</c>. With a vendor directory it is a build that counts: downloading would go past it.</summary>
    public static string[] Command(DifferentialCase one) => one switch
    {
        { Vendored: true } => ["list", "-mod=vendor", "-deps", "."],
        { Operation: GoOperation.List } => ["list", "-m", "-versions", .. one.Modules.Select(module => CaseModules.Split(module).Path)],
        { Operation: GoOperation.Latest } => ["list", "-m", .. one.Modules.Select(module => $"{CaseModules.Split(module).Path}@latest")],
        { Operation: GoOperation.Get } => ["get", .. one.Modules],
        { Named: false } => ["mod", "download"],
        // A path alone would be one of go.mod's requirements.
        _ => ["mod", "download", .. one.Modules.Select(module => module.Contains('@') ? module : $"{module}@latest")],
    };

    private static string GoMod(DifferentialCase one) => $"module lab.test/app\n\ngo {one.Toolchain?[2..] ?? "1.18"}\n";

    private static bool IsByRequirements(DifferentialCase one) => one is { Operation: GoOperation.Download, Named: false };

    private static string Requirements(DifferentialCase one) =>
        string.Concat(one.Modules.Select(CaseModules.Split).Select(module => $"\nrequire {module.Path} {module.Version}\n"));

    // As go leaves it behind: the hash of the zip stands beside it.
    private static void WriteCached(LabModule module, string folder)
    {
        ModuleTree.Empty.Add(module).Write(folder);
        var stem = Path.Combine(folder, ModulePath.Escape(module.Path), "@v", ModulePath.EscapeVersion(module.Version));
        File.WriteAllText(stem + ".ziphash", module.ZipHash);
    }

    private static void WriteVendored(DifferentialCase one, string project)
    {
        var modules = CaseModules.Of(one).GroupBy(module => module.Path).Select(versions => versions.Last()).ToList();
        LabRepository.Write(project, CaseModules.Tree, [.. modules.Select(module => module.Id)]);
        var lines = modules.Select(module => $"# {module.Path} {module.Version}\n## explicit; go 1.18\n{module.Path}\n");
        foreach (var module in modules)
        {
            var folder = Directory.CreateDirectory(Path.Combine(project, "vendor", module.Path)).FullName;
            foreach (var (name, content) in module.Files()) File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(name)), content);
        }
        File.WriteAllText(Path.Combine(project, "vendor", "modules.txt"), string.Concat(lines));
    }
}
