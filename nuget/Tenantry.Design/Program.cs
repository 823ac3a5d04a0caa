Console.Error.WriteLine("This project is the start-up project of 'dotnet ef'. See CONTRIBUTING.md, Migrations.");
return 1;
