namespace Tenantry.Scaffold;

/// <summary>The work cannot be done; the message says why, for the person at the console.</summary>
internal sealed class ScaffoldException(string message) : Exception(message);
