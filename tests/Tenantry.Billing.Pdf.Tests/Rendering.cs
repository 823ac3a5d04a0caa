using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Billing.Invoicing.Documents;
using Tenantry.TestSupport;

namespace Tenantry.Billing.Pdf.Tests;

/// <summary>Renders documents like an application.</summary>
internal sealed class Rendering : IDisposable
{
    private readonly ServiceProvider _services;

    public Rendering(Action<BillingBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging(logging => logging.AddProvider(Log));
        configure(new BillingBuilder(services));
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public static string Font(string name) => Path.Combine(AppContext.BaseDirectory, "Fonts", $"{name}.ttf");

    public RecordingLog Log { get; } = new();

    public IInvoiceDocumentRenderer Renderer => _services.GetRequiredService<IInvoiceDocumentRenderer>();

    public async Task<byte[]> FileAsync(InvoiceDocument document)
    {
        using var output = new MemoryStream();
        await Renderer.RenderAsync(document, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public async Task<IReadOnlyList<string>> PagesAsync(InvoiceDocument document, params string[] options) =>
        PdfText.Pages(await FileAsync(document), options);

    public void Dispose() => _services.Dispose();
}

/// <summary>Records log messages.</summary>
internal sealed class RecordingLog : ILoggerProvider, ILogger
{
    private readonly Lock _lock = new();

    public List<string> Messages { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        lock (_lock)
        {
            Messages.Add(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}
