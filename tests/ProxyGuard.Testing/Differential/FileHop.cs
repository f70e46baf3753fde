using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Differential;

/// <summary>A <c>file://</c> hop: the modules of a case on disk, with the files that a fault is about changed or taken away.</summary>
internal static class FileHop
{
    public const string Scheme = "file://";

    public static void Write(string directory, DifferentialCase one, HopFaults faults)
    {
        var modules = one.Toolchain is null ? CaseModules.Of(one) : CaseModules.Of(one).Append(LabToolchain.Module);
        modules.Aggregate(ModuleTree.Empty, (tree, module) => tree.Add(module)).Write(directory);
        foreach (var path in modules.Select(module => module.Path).Distinct())
        {
            var folder = Path.Combine(directory, ModulePath.Escape(path), "@v");
            if (faults.For(Endpoint.List) is { } list) Spoil(Path.Combine(folder, "list"), list, new(Endpoint.List, path, null));
            foreach (var version in CaseModules.VersionsOf(path).Select(module => module.Version))
            {
                var stem = Path.Combine(folder, ModulePath.EscapeVersion(version));
                if (faults.For(Endpoint.Info) is { } info) Spoil(stem + ".info", info, new(Endpoint.Info, path, version));
                if (faults.For(Endpoint.Mod) is { } mod) Spoil(stem + ".mod", mod, new(Endpoint.Mod, path, version));
                if (faults.For(Endpoint.Zip) is { } zip) Spoil(stem + ".zip", zip, new(Endpoint.Zip, path, version));
            }
        }
    }

    private static void Spoil(string file, Fault fault, ProxyTarget target)
    {
        var context = new AnswerContext(CaseModules.Tree, null, target, new Uri("http://file.invalid/"), "");
        var answer = fault.Change(new LabAnswer(200, "", File.ReadAllBytes(file)), context);
        if (answer is { Status: 404 or 410 }) File.Delete(file);
        else if (answer is { Status: 200, Delivery: Delivery.Whole }) File.WriteAllBytes(file, answer.Body);
        else throw new FormatException($"fault '{fault}' cannot be one of a file:// hop");
    }
}
