#!/usr/bin/env pwsh
# One door for people with PowerShell. Every line is a plain dotnet command that also stands in the README.
param([ValidateSet("build", "test", "run", "pack")][string] $Do = "build")
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot

switch ($Do)
{
    "build" { dotnet build Tenantry.slnx }
    "test" { dotnet test --solution Tenantry.slnx }
    "run" { dotnet run --project host/Tenantry.Host }
    "pack" { dotnet pack Tenantry.slnx --configuration Release }
}

exit $LASTEXITCODE
