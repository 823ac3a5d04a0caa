using Tenantry.Scaffold;

try
{
    var request = Request.Parse(args);
    var project = await ModuleProject.OpenAsync(request.Path);
    var contexts = ModuleContexts.Load(project, request.Context);
    return request.Check
        ? PendingChanges.Report(contexts)
        : NewMigration.Write(project, contexts.Single(), request.Migration!, request.AllowEmpty);
}
catch (ScaffoldException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 2;
}
