namespace Tenantry.Kernel;

/// <summary>Specifies which background jobs run first when several are due.</summary>
public enum BackgroundJobPriority
{
    /// <summary>After the others.</summary>
    Low = 1,

    /// <summary>The default.</summary>
    Normal = 5,

    /// <summary>Before the others.</summary>
    High = 10,
}
