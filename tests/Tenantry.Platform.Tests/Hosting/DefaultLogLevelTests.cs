using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tenantry.Platform.Hosting;

namespace Tenantry.Platform.Tests.Hosting;

public sealed class DefaultLogLevelTests
{
    [Theory]
    [InlineData("Quartz.Core.QuartzScheduler", LogLevel.Information, false)]
    [InlineData("Quartz.Core.QuartzScheduler", LogLevel.Warning, true)]
    [InlineData("Quartz", LogLevel.Information, false)]
    [InlineData("Shop.Orders", LogLevel.Information, true)]
    public void DefaultConfiguration_GetsTheDefaultLevel(string category, LogLevel level, bool logs) =>
        IsEnabled(category, level, ("Default", "Information"), ("Microsoft.AspNetCore", "Warning")).ShouldBe(logs);

    [Theory]
    [InlineData("Quartz", "Information")]
    [InlineData("Quartz.Core", "Debug")]
    public void Configuration_TakesPrecedence(string category, string level) =>
        IsEnabled("Quartz.Core.QuartzScheduler", LogLevel.Information, ("Default", "Information"), (category, level)).ShouldBeTrue();

    [Fact]
    public void ConfigurationOfAParent_TakesPrecedence() => IsEnabled(
        "Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, ("Default", "Warning"), ("Microsoft", "Information"))
        .ShouldBeTrue();

    [Fact]
    public void StricterDefaultOfTheHost_IsKept() => IsEnabled("Quartz", LogLevel.Warning, ("Default", "Error")).ShouldBeFalse();

    [Fact]
    public void HostWithoutAnyConfiguration_GetsTheDefaultLevel() => IsEnabled("Quartz", LogLevel.Information).ShouldBeFalse();

    private static bool IsEnabled(string category, LogLevel level, params (string Category, string Level)[] levels)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(levels.Select(level => KeyValuePair.Create($"LogLevel:{level.Category}", (string?)level.Level))).Build();
        var services = new ServiceCollection();
        services.AddDefaultLogLevel("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddDefaultLogLevel("Quartz", LogLevel.Warning);
        services.AddLogging(logging => logging.AddConfiguration(configuration).AddProvider(new EverythingProvider()));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
    }

    private sealed class EverythingProvider : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Everything();

        public void Dispose()
        {
        }

        private sealed class Everything : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
            }
        }
    }
}
