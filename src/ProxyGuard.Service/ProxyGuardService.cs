using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Badges;
using ProxyGuard.Service.Configuration;
using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Export;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Readiness;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Retention;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service;

/// <summary>What the service is made of, one line a part.</summary>
internal static class ProxyGuardService
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    // The lowest source, so that any setting wins. A start that fails is told by Program in one line, not by the host with its stack.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        // Notice, what is in flight, and the farewell to the store end before the half minute that a container is given.
        ["shutdownTimeoutSeconds"] = "25",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = "None",
    };

    public static void AddProxyGuard(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null) builder.WebHost.UseUrls(DefaultUrl);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = SayWhenToComeAgain);
        // A number is a number: never read from a text, and described as nothing else.
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        builder.Services.AddStorage().AddTrends().AddFleet().AddIncidents().AddIngest().AddReports().AddSecurity().AddRetention()
            .AddDemonstration().AddApiDocument().AddHostedService<StartUp>().AddUpkeep().AddStopping();
    }

    public static void UseProxyGuard(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = fault =>
                IsStoreFault(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseMiddleware<AccessGate>();
        app.MapSignIn();
        app.MapIngest();
        app.MapTrends();
        app.MapRuns();
        app.MapFleet();
        app.MapIncidents();
        app.MapFeeds();
        app.MapBadges();
        app.MapOpenApi(ApiDocument.Path);
        app.MapPages();
        app.MapReadiness();
    }

    /// <summary>What a person must mend before the service can start; empty when the fault is our own.</summary>
    public static IReadOnlyList<string> StartFaults(Exception fault) => fault switch
    {
        OptionsValidationException options => [.. options.Failures],
        StoreRefusedException or StoreUnavailableException or TemplateException => [fault.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(StartFaults)],
        _ => [],
    };

    /// <summary>Whether the store cannot be used: it does not answer, or holds rows that this version cannot read.</summary>
    public static bool IsStoreFault(Exception fault) => fault is StoreUnavailableException or StoreRefusedException or InvalidDataException;

    // Whoever asked the store for it, a token's check or a page: a store that is away comes back.
    private static void SayWhenToComeAgain(ProblemDetailsContext context)
    {
        if (context.ProblemDetails.Status == StatusCodes.Status503ServiceUnavailable) context.HttpContext.Response.Headers.RetryAfter = "5";
    }

    private static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddValidated<StorageOptions, StorageOptionsValidator>(StorageOptions.Section, StorageOptions.Settings)
        .AddSingleton<StoreCheck>()
        .AddSingleton<ITableStore>(services =>
            services.GetRequiredService<IOptions<StorageOptions>>().Value.Azure is { IsChosen: true } azure
                ? new AzureTableStore(AzureTable.Of(azure, services.GetRequiredService<TimeProvider>()))
                : ActivatorUtilities.CreateInstance<SqliteTableStore>(services));

    private static IServiceCollection AddSecurity(this IServiceCollection services) => services
        .AddValidated<AccessOptions, AccessOptionsValidator>(AccessOptions.Section, AccessOptions.Settings)
        .AddSingleton<AuditLog>()
        .AddSingleton<TokenRows>()
        .AddSingleton<TokenCheck>()
        .AddSingleton<RequestRates>()
        .AddSingleton<Refusals>()
        .AddSingleton<SignInCookie>()
        .AddSingleton<SameSite>()
        .AddSingleton<AccessGate>();

    private static IServiceCollection AddTrends(this IServiceCollection services) => services
        .AddSingleton<RepositoryRows>()
        .AddSingleton<OutageReader>()
        .AddSingleton<ProxyStateReader>()
        .AddSingleton<TrendReader>()
        .AddSingleton<RunsReader>();

    private static IServiceCollection AddFleet(this IServiceCollection services) => services
        .AddSingleton<ActiveHours>()
        .AddSingleton<Catalogue>()
        .AddSingleton<CatalogueUpdate>()
        .AddSingleton<FleetRows>()
        .AddSingleton<FleetRebuild>()
        .AddSingleton<FleetUpkeep>()
        .AddSingleton<FleetReader>()
        .AddSingleton<ProxyComparisonReader>()
        .AddSingleton<ProxyPageReader>()
        .AddSingleton<RepositoryListReader>();

    private static IServiceCollection AddIncidents(this IServiceCollection services) => services
        .AddValidated<IncidentOptions, IncidentOptionsValidator>(IncidentOptions.Section, IncidentOptions.Settings)
        .AddSingleton<PrivateTrouble>()
        .AddSingleton<TroubleRows>()
        .AddSingleton<IncidentRows>()
        .AddSingleton<FleetIncidents>()
        .AddSingleton<PrivateIncidents>()
        .AddSingleton<IncidentUpkeep>()
        .AddSingleton<IncidentEvidence>()
        .AddSingleton<IncidentHistory>()
        .AddSingleton<IncidentReader>();

    private static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddValidated<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.Section, RetentionOptions.Settings)
        .AddSingleton<PartitionSweep>()
        .AddSingleton<RepositoryDeletion>()
        .AddSingleton<RetentionUpkeep>();

    // After StartUp, which opens the store.
    private static IServiceCollection AddUpkeep(this IServiceCollection services) => services
        .AddValidated<WorkerOptions, WorkerOptionsValidator>(WorkerOptions.Section, WorkerOptions.Settings)
        .AddSingleton<WorkerLease>()
        .AddSingleton<UpkeepLog>()
        .AddSingleton<UpkeepRound>()
        .AddHostedService<UpkeepWorker>();

    private static IServiceCollection AddStopping(this IServiceCollection services) => services
        .AddValidated<StoppingOptions, StoppingOptionsValidator>(StoppingOptions.Section, StoppingOptions.Settings)
        .AddHostedService<StopNotice>();

    private static IServiceCollection AddIngest(this IServiceCollection services) => services
        .AddValidated<IngestOptions, IngestOptionsValidator>(IngestOptions.Section, IngestOptions.Settings)
        .AddSingleton<FormerDays>()
        .AddSingleton<GroupCommit>()
        .AddSingleton<IngestQueue>();

    private static IServiceCollection AddDemonstration(this IServiceCollection services) => services
        .AddSingleton<StoreMark>()
        .AddSingleton<DemoData>();

    private static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddValidated<ReportsOptions, ReportsOptionsValidator>(ReportsOptions.Section, ReportsOptions.Settings)
        .AddSingleton<ReportLinks>()
        .AddSingleton<TemplateSet>()
        .AddSingleton<AssetSet>()
        .AddSingleton<RepositoryPageReader>()
        .AddSingleton<ReportExport>()
        .AddSingleton<BadgeReader>()
        .AddPageCompression()
        .AddSingleton<PageRenderer>();

    private static IServiceCollection AddValidated<TOptions, TValidator>(
        this IServiceCollection services, string section, IReadOnlyList<Setting> settings)
        where TOptions : class, new()
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddSingleton(parts => new SettingsSection<TOptions>(parts.GetRequiredService<IConfiguration>(), section, settings))
            .AddSingleton<IConfigureOptions<TOptions>>(parts => parts.GetRequiredService<SettingsSection<TOptions>>())
            .AddSingleton<IValidateOptions<TOptions>>(parts => parts.GetRequiredService<SettingsSection<TOptions>>())
            .AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddOptions<TOptions>().ValidateOnStart();
        return services;
    }
}
