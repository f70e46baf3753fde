using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Differential;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Rescue;

/// <summary>The situations of the rescue table.</summary>
public static class RescueSituations
{
    private const string First = "http://a.test";
    private const string Second = "http://b.test";
    private const string Own = "http://corp.test";
    private const string Private = SampleModules.Nightly;
    private const string Needed = $"{SampleModules.Alpha}@{SampleModules.AlphaNewest}";

    // Nobody has it, and both releases are older.
    private const string MissingToolchain = "go1.28.3";

    private static readonly string DatabaseOn = CaseModules.Database.VerifierKey;

    public static IReadOnlyList<RescueSituation> All { get; } =
    [
        new("sumdb-broken-first",
            // What is odd about the second keeps it behind: in front it would carry the database without being named.
            InForce(GoSumState.Absent).With("GOSUMDB", DatabaseOn)
                .WithFault(First, "sumdb-lookup", "http-503").WithFault(Second, "absent", "http-403"),
            RescueEnd.Fails(ErrorClass.ChecksumDatabase), RescueEnd.Passes, DecisionResult.Chosen, DecisionReason.ChecksumDatabaseRerouted)
        {
            Why = "GOSUMDB names the route through the second proxy; verification stays on",
        },
        new("poisoned-zip, go.sum", Poisoned(GoSumState.Present),
            RescueEnd.Fails(ErrorClass.ChecksumMismatch), RescueEnd.Passes, DecisionResult.Chosen, DecisionReason.DroppedPoisoned)
        {
            Why = "the zip contradicts go.sum, and another proxy's does not",
        },
        new("poisoned-zip, no go.sum, database on", Poisoned(GoSumState.Absent).With("GOSUMDB", DatabaseOn),
            RescueEnd.Fails(ErrorClass.ChecksumMismatch), RescueEnd.Fails(ErrorClass.ChecksumMismatch),
            DecisionResult.Chosen, DecisionReason.FallbackOpened)
        {
            Why = "nothing to compare with before the build; go itself stops at the database's record",
        },
        new("poisoned-zip, no go.sum, GOSUMDB=off", Poisoned(GoSumState.Absent),
            RescueEnd.IsMisled, RescueEnd.IsMisled, DecisionResult.Chosen, DecisionReason.FallbackOpened)
        {
            Why = "nobody knows the right hash: with go.sum and database both off go builds whatever comes",
        },
        new("private-hop-500",
            (InForce(GoSumState.Present) with
            {
                Goproxy = $"{Own},{First},{Second}",
                Modules = [Needed, $"{Private}@{CaseModules.Tree.NewestOf(Private)}"],
            }).With("GOPRIVATE", Private).With("GONOPROXY", "none").WithFault(Own, "*", "http-500"),
            RescueEnd.Fails(ErrorClass.HttpStatus), RescueEnd.Fails(ErrorClass.HttpStatus),
            DecisionResult.Chosen, DecisionReason.PrivateHopKept)
        {
            PrivatePath = Private,
            Why = "a private hop is never passed over: the build stops there, and no public proxy is asked for a private path",
        },
        new("toolchain-missing",
            (InForce(GoSumState.Present) with { Toolchain = MissingToolchain })
                .With("GOTOOLCHAIN", "auto").With("GOSUMDB", DatabaseOn),
            RescueEnd.Fails(ErrorClass.Toolchain), RescueEnd.Fails(ErrorClass.Toolchain),
            DecisionResult.Chosen, DecisionReason.ToolchainLacking)
        {
            Why = "no proxy has the release that go.mod asks for: said before the build, and no chain can help",
        },
        new("nothing-healthy, vendor",
            (InForce(GoSumState.Present) with { Vendored = true }).With("GOFLAGS", "-mod=mod")
                .WithFault(First, "*", "http-503").WithFault(Second, "*", "http-502"),
            RescueEnd.Fails(ErrorClass.HttpStatus), RescueEnd.Passes, DecisionResult.NoneFloor)
        {
            WhenNone = WhenNone.Vendor,
            Why = "the vendor directory agrees with go.mod: GOFLAGS=-mod=vendor, and nobody is asked",
        },
    ];

    // The healthy one is the slower one, so that it does not come to stand in front by luck.
    private static DifferentialCase Poisoned(GoSumState goSum) =>
        InForce(goSum).WithFault(First, "zip", "zip-other-bytes").WithFault(Second, "*", "slow-first-byte");

    private static DifferentialCase InForce(GoSumState goSum) => new()
    {
        GoVersion = RealGo.V127.Release,
        Goproxy = $"{First},{Second}",
        Operation = GoOperation.Download,
        Modules = [Needed],
        GoSum = goSum,
    };

    private static DifferentialCase With(this DifferentialCase one, string variable, string value) =>
        one with { Env = one.Env.SetItem(variable, value) };
}
