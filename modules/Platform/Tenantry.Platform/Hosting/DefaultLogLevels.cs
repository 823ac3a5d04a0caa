using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tenantry.Platform.Hosting;

/// <summary>Extension methods that set the default log level of a category.</summary>
public static class DefaultLogLevels
{
    /// <summary>
    /// Sets the minimum level of a category. It has no effect if <c>Logging:LogLevel</c>, or a filter added in code, names the category or
    /// a parent of it, and it never logs more than the host's default level.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="category">The category, such as <c>Quartz</c>; categories below it are included.</param>
    /// <param name="level">The minimum level.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDefaultLogLevel(this IServiceCollection services, string category, LogLevel level) =>
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            var rules = options.Rules.Where(rule => rule.ProviderName is null).ToList();
            var named = rules.Select(rule => rule.CategoryName).OfType<string>().Where(name => name.Length > 0);
            if (named.Any(name => category.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            {
                return;
            }

            var fallback = rules.LastOrDefault(rule => string.IsNullOrEmpty(rule.CategoryName))?.LogLevel ?? options.MinLevel;
            options.Rules.Insert(0, new LoggerFilterRule(null, category, (LogLevel)Math.Max((int)level, (int)fallback), null));
        });
}
