Console.Error.WriteLine("This is the startup project for 'dotnet ef' and does not run. See 'Migrations' in CONTRIBUTING.md.");
return 1;
